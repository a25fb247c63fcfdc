import { html } from "../vendor/preact.js";

const [width, height] = [200, 34];

/**
 * A small line of values over time; the second half, which is now, is drawn stronger. Decoration: the numbers stand beside it.
 * @param {{ values: (number | null)[] }} props
 */
export function Sparkline({ values }) {
  const known = values.map(value => value ?? 0);
  if (known.length < 2) return html`<svg class="spark" viewBox=${`0 0 ${width} ${height}`} aria-hidden="true"></svg>`;
  const most = Math.max(...known) || 1;
  const points = known.map((value, index) => /** @type {[number, number]} */ ([index / (known.length - 1) * width, height - 2 - value / most * (height - 6)]));
  const middle = Math.floor(points.length / 2);
  const line = (/** @type {[number, number][]} */ part) => part.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  return html`
    <svg class="spark" viewBox=${`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <polyline class="before" points=${line(points.slice(0, middle + 1))} /><polyline class="now" points=${line(points.slice(middle))} />
    </svg>`;
}
