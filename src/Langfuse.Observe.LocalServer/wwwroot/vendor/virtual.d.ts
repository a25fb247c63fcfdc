// For the check of types only; not served.
export { Virtualizer, observeElementRect, observeElementOffset, elementScroll, measureElement } from "@tanstack/virtual-core";
