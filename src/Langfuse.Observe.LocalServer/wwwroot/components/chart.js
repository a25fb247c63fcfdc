import { html, useEffect, useRef, useState } from "../vendor/preact.js";

/** @typedef {{ label: string, values: (number | null)[] }} Series */

/** The colours of series, in order: those of the types, which are told apart in both themes. */
export const seriesColours = ["--type-generation", "--type-tool", "--type-agent", "--type-retriever", "--type-evaluator", "--type-chain", "--type-event", "--type-span"];

/** A series keeps the colour that its name has everywhere. @param {Series} series @param {number} index */
const colourName = (series, index) => ({ ERROR: "--bad", WARNING: "--warn", DEFAULT: "--type-span", True: "--good", False: "--bad" })[series.label] ?? seriesColours[index % seriesColours.length];

/** A colour as the theme of now has it. @param {string} name @param {HTMLElement} within */
function colourOf(name, within) {
  const probe = document.createElement("i");
  probe.style.color = `var(${name})`;
  within.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

// Read with the first chart: most views have none.
const library = "/page/vendor/uplot.js";

/** @type {Promise<any> | null} */
let reading = null;

/** The library and its styles, read once. @returns {Promise<any>} */
function readLibrary() {
  reading ??= import(library);
  loadStyles();
  return reading.then(module => module.uPlot);
}

function loadStyles() {
  if (document.getElementById("uplot-css")) return;
  document.head.append(Object.assign(document.createElement("link"), { id: "uplot-css", rel: "stylesheet", href: "/page/vendor/uplot.css" }));
}

/** Grows when the theme changes: a canvas does not follow by itself. */
function useTheme() {
  const [round, setRound] = useState(0);
  useEffect(() => {
    const next = () => setRound(before => before + 1);
    const observer = new MutationObserver(next);
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["style"] });
    dark.addEventListener("change", next);
    return () => { observer.disconnect(); dark.removeEventListener("change", next); };
  }, []);
  return round;
}

/**
 * Values over time, as lines or stacked bars. What it says in words stands in its label, for those who cannot see it.
 * @param {{ label: string, times: number[], series: Series[], form?: "line" | "bars", format: (value: number) => string, height?: number, onPick?: (index: number) => void }} props
 *   times in seconds; onPick: someone clicks at a time
 */
export function Chart({ label, times, series, form = "line", format, height = 170, onPick }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const pick = useRef(onPick);
  pick.current = onPick;
  const theme = useTheme();
  useEffect(() => {
    const place = box.current;
    if (!place) return undefined;
    let isGone = false;
    let end = () => {};
    readLibrary().then(uPlot => {
      if (isGone) return;
      const chart = new uPlot(optionsOf(place, uPlot, { times, series, form, format, height, pick }), dataOf(times, series, form), place);
      const resize = new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height }));
      resize.observe(place);
      end = () => { resize.disconnect(); chart.destroy(); };
    });
    return () => { isGone = true; end(); };
  }, [times, series, form, height, theme]);
  return html`
    <div class="chart" role="img" aria-label=${label} style=${{ minHeight: `${height}px` }} ref=${box}></div>
    ${series.length > 1 || series[0]?.label ? html`
      <ul class="legend">${series.map((each, index) => html`<li key=${each.label}><i style=${{ background: `var(${colourName(each, index)})` }}></i><span title=${each.label}>${each.label}</span></li>`)}</ul>` : null}`;
}

// Bars are stacked: each stands on the sum of those after it, and is drawn before them.
function dataOf(/** @type {number[]} */ times, /** @type {Series[]} */ series, /** @type {string} */ form) {
  const rows = form === "bars"
    ? series.map((_, index) => times.map((_, at) => series.slice(index).reduce((sum, each) => sum + (each.values[at] ?? 0), 0)))
    : series.map(each => each.values);
  return /** @type {any} */ ([times, ...rows]);
}

/** @param {HTMLElement} place @param {any} uPlot @param {any} chart @returns {any} */
function optionsOf(place, uPlot, { times, series, form, format, height, pick }) {
  const [line, faint] = ["--line", "--faint"].map(name => colourOf(name, place));
  const axis = { stroke: faint, grid: { stroke: line, width: 1 }, ticks: { show: false }, font: '11px "Inter", sans-serif' };
  // One lone point needs room on both sides, or it fills the whole chart.
  const step = times.length > 1 ? times[1] - times[0] : 3600;
  return {
    width: place.clientWidth || 300, height, padding: [8, 6, 0, 0], legend: { show: false },
    scales: { x: { range: () => [times[0] - step / 2, times[times.length - 1] + step / 2] }, y: { range: (/** @type {any} */ _, /** @type {number} */ least, /** @type {number} */ most) => [Math.min(0, least), most > 0 ? most * 1.08 : 1] } },
    axes: [{ ...axis, space: 70, size: 30, grid: { show: false }, values: (/** @type {any} */ _, /** @type {number[]} */ ticks) => ticks.map(tick => timeText(tick, step)) }, { ...axis, size: 58, space: 32, values: (/** @type {any} */ _, /** @type {number[]} */ ticks) => ticks.map(format) }],
    cursor: { y: false, drag: { x: false, y: false }, points: { show: form === "line" } },
    hooks: { setCursor: [(/** @type {any} */ chart) => tip(chart, place, series, format)], ready: [(/** @type {any} */ chart) => chart.over.addEventListener("click", () => { if (chart.cursor.idx !== null && chart.cursor.idx !== undefined) pick.current?.(chart.cursor.idx); })] },
    series: [{}, ...series.map((/** @type {Series} */ each, /** @type {number} */ index) => {
      const colour = colourOf(colourName(each, index), place);
      return form === "bars"
        ? { label: each.label, stroke: colour, fill: colour, width: 0, points: { show: false }, paths: uPlot.paths.bars?.({ size: [0.72, 40], radius: 0.15 }) }
        : { label: each.label, stroke: colour, width: 1.8, spanGaps: true, points: { show: times.length < 3, size: 6, fill: colour } };
    })],
  };
}

/** @param {number} second @param {number} step */
const timeText = (second, step) => new Date(second * 1000).toLocaleString("en-GB", step >= 86_400 ? { day: "numeric", month: "short" } : { hour: "2-digit", minute: "2-digit" });

/** What the pointer is over, beside it. @param {any} chart @param {HTMLElement} place @param {Series[]} series @param {(value: number) => string} format */
function tip(chart, place, series, format) {
  const box = place.querySelector(".chart-tip") ?? place.appendChild(Object.assign(document.createElement("div"), { className: "chart-tip" }));
  const at = chart.cursor.idx;
  const isOver = at !== null && at !== undefined && chart.cursor.left >= 0;
  box.toggleAttribute("hidden", !isOver);
  if (!isOver) return;
  const time = new Date(chart.data[0][at] * 1000).toLocaleString("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  const rows = series.map((each, index) => ({ label: each.label, value: each.values[at], colour: colourName(each, index) })).filter(each => each.value !== null && each.value !== undefined);
  box.replaceChildren(Object.assign(document.createElement("b"), { textContent: time }), ...rows.map(({ label, value, colour }) => {
    const row = document.createElement("span");
    const mark = document.createElement("i");
    mark.style.background = `var(${colour})`;
    row.append(mark, `${label ? `${label}  ` : ""}${format(/** @type {number} */ (value))}`);
    return row;
  }));
  const left = chart.cursor.left + chart.bbox.left / devicePixelRatio;
  /** @type {HTMLElement} */ (box).style.left = `${left > place.clientWidth / 2 ? left - /** @type {HTMLElement} */ (box).offsetWidth - 12 : left + 12}px`;
}
