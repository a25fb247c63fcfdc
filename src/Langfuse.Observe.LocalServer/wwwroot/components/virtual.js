import { useLayoutEffect, useState } from "../vendor/preact.js";
import { Virtualizer, elementScroll, observeElementOffset, observeElementRect } from "../vendor/virtual.js";

/**
 * Of many rows only those that can be seen: gives the ones to draw and how much room the others take.
 * @param {{ count: number, size: number, scroller: { current: HTMLElement | null }, overscan?: number, before?: number }} options size: the height of a row; before: what stands above the first row in the scroller
 */
export function useVirtual({ count, size, scroller, overscan = 10, before = 0 }) {
  const [, redraw] = useState(0);
  const [virtual] = useState(() => new Virtualizer(options()));
  virtual.setOptions(options());
  useLayoutEffect(() => virtual._didMount(), []);
  useLayoutEffect(() => { virtual._willUpdate(); });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.length ? items[items.length - 1].index + 1 : 0;
  return {
    first, last, above: first * size, below: Math.max(count - last, 0) * size,
    /** Brings a row into sight. @param {number} index */
    reveal(index) {
      const box = scroller.current;
      if (!box) return;
      const [top, bottom] = [index * size, index * size + size + before];
      if (top < box.scrollTop) box.scrollTop = top;
      else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
    },
  };

  function options() {
    return {
      count, estimateSize: () => size, getScrollElement: () => scroller.current, observeElementRect, observeElementOffset, scrollToFn: elementScroll, overscan,
      initialRect: { width: 1000, height: 900 }, onChange: () => redraw(number => number + 1),
    };
  }
}
