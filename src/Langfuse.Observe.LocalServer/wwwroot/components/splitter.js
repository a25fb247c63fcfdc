import { html, useRef } from "../vendor/preact.js";
import { preference } from "../data/preferences.js";

const split = preference("split", 55);
const [least, most] = [25, 75];

/** The bar between two parts of a view: dragged, or moved by the arrow keys. Its place is remembered. @param {{ label: string }} props */
export function Splitter({ label }) {
  const bar = useRef(/** @type {HTMLElement | null} */ (null));
  const set = (/** @type {number} */ value) => { split.value = Math.min(Math.max(value, least), most); };
  const onMove = (/** @type {PointerEvent} */ event) => {
    if (!bar.current?.hasPointerCapture(event.pointerId)) return;
    const box = /** @type {HTMLElement} */ (bar.current.parentElement).getBoundingClientRect();
    set((event.clientX - box.left) / box.width * 100);
  };
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    const step = { ArrowLeft: -2, ArrowRight: 2 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    set(split.value + step);
  };
  return html`
    <div class="splitter" ref=${bar} role="separator" aria-orientation="vertical" aria-label=${label} tabindex="0" aria-valuemin=${least} aria-valuemax=${most} aria-valuenow=${Math.round(split.value)}
      onPointerDown=${(/** @type {PointerEvent} */ event) => { bar.current?.setPointerCapture(event.pointerId); event.preventDefault(); }} onPointerMove=${onMove} onKeyDown=${onKey}></div>`;
}

/** How much of the room the first part has, in percent. */
export const splitPercent = split;
