// For the check of types only; not served.
export { h, render, Fragment, createContext } from "preact";
export { useState, useEffect, useLayoutEffect, useMemo, useRef, useCallback, useContext, useId } from "preact/hooks";
export { signal, computed, effect, batch, untracked, useSignal, useComputed, useSignalEffect, type Signal, type ReadonlySignal } from "@preact/signals";
export function html(strings: TemplateStringsArray, ...values: unknown[]): any;
