import { useCallback, useEffect, useRef, useState } from "../vendor/preact.js";
import { changes } from "./live.js";

/** @template T @typedef {{ data: T | undefined, error: Error | null, isLoading: boolean, reload: () => void }} Loaded */

/**
 * Reads something and keeps showing it while it is read anew: when a dependency changes, and when the server has news.
 * An answer that comes after a newer question is dropped.
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} load
 * @param {any[]} dependencies
 * @param {{ live?: boolean }} [options] live: read again on news; true by default
 * @returns {Loaded<T>}
 */
export function useLoad(load, dependencies, { live = true } = {}) {
  const [state, setState] = useState(/** @type {{ data: T | undefined, error: Error | null, isLoading: boolean }} */ ({ data: undefined, error: null, isLoading: true }));
  const [round, setRound] = useState(0);
  const news = live ? changes.value : 0;
  const asked = useRef(0);
  useEffect(() => {
    const abort = new AbortController();
    const mine = ++asked.current;
    setState(before => (before.isLoading ? before : { ...before, isLoading: true }));
    load(abort.signal).then(
      data => { if (mine === asked.current) setState({ data, error: null, isLoading: false }); },
      error => { if (mine === asked.current && error.name !== "AbortError") setState(before => ({ data: before.data, error, isLoading: false })); });
    return () => abort.abort();
  }, [...dependencies, news, round]);
  return { ...state, reload: useCallback(() => setRound(before => before + 1), []) };
}
