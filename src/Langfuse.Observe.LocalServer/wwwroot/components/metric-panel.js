import { html, useMemo } from "../vendor/preact.js";
import { go } from "../data/router.js";
import { viewPath } from "../data/links.js";
import { useLoad } from "../data/load.js";
import { askPanel, granularityOf, metricText, panelTitle, stepSeconds } from "../data/panels.js";
import { Bars } from "./bars.js";
import { Chart } from "./chart.js";

const mostSeries = 7;

/** The filter of a list for a dimension of the metrics, and the list that has it. @type {Record<string, [string, string]>} */
const behind = {
  "traces.name": ["traces", "name"], "traces.userId": ["traces", "userId"], "traces.environment": ["traces", "environment"], "traces.tags": ["traces", "tags"], "traces.version": ["traces", "version"], "traces.release": ["traces", "release"],
  "observations.providedModelName": ["observations", "model"], "observations.name": ["observations", "name"], "observations.type": ["observations", "type"], "observations.level": ["observations", "level"],
  "observations.traceName": ["traces", "name"], "observations.userId": ["traces", "userId"], "observations.environment": ["observations", "environment"],
};

/** @param {{ panel: import("../data/panels.js").Panel, times: { from: string, to: string }, filters: any[], title?: string, children?: any }} props title: instead of the usual one; children: what can be done with the panel */
export function MetricPanel({ panel, times, filters, title = panelTitle(panel), children }) {
  const granularity = panel.form === "list" ? null : granularityOf(times.from, times.to);
  const asked = JSON.stringify([panel, times, filters]);
  const { data, error } = useLoad(signal => askPanel(panel, { ...times, granularity, filters, rows: granularity ? 1000 : 12 }, signal), [asked]);
  return html`
    <section class="card metric" aria-label=${title} data-ready=${data ? "" : undefined}>
      <header><h2 title=${title}>${title}</h2>${children}</header>
      ${error && !data ? html`<p class="metric-error" role="alert">${error.message}</p>` : data ? html`<${Values} panel=${panel} rows=${data} granularity=${granularity} times=${times} />` : html`<div class="metric-wait"></div>`}
    </section>`;
}

/** @param {{ panel: import("../data/panels.js").Panel, rows: any[], granularity: string | null, times: { from: string, to: string } }} props */
function Values({ panel, rows, granularity, times }) {
  const format = (/** @type {number | null} */ value) => metricText(panel, value);
  const first = `${panel.aggregations[0]}_${panel.measure}`;
  const shown = useMemo(() => (granularity ? overTime(panel, rows, granularity, times) : null), [rows, granularity]);
  if (rows.length === 0) return html`<p class="metric-none muted">Nothing in this time.</p>`;
  if (!shown) {
    return html`<${Bars} label=${panelTitle(panel)} rows=${rows.filter(row => row[first] !== null).map(row => ({ name: nameOf(row, panel.dimension), value: row[first], text: format(row[first]), href: linkOf(panel, row, times) }))} />`;
  }

  const total = totalOf(panel, shown.series);
  // What stands out is what someone wants to open: the slowest, dearest or lowest of that time.
  const pick = (/** @type {number} */ index) => go(outliers(panel, shown.times[index], stepSeconds(/** @type {string} */ (granularity))));
  return html`
    <p class="metric-total num">${total === null ? " " : html`${format(total)}${shown.series.length > 1 && !panel.dimension ? html` <small>${shown.series[0].label} now</small>` : null}`}</p>
    <${Chart} label=${`${panelTitle(panel)} over time${total === null ? "" : `: ${format(total)}`}`} times=${shown.times} series=${shown.series} form=${panel.form} format=${format} onPick=${pick} />`;
}

/** @param {any} row @param {string | null} dimension */
const nameOf = (row, dimension) => (dimension ? (Array.isArray(row[dimension]) ? row[dimension].join(", ") : row[dimension] ?? "(none)") || "(none)" : "");

/** The rows as series over every step of the time. @param {import("../data/panels.js").Panel} panel @param {any[]} rows @param {string} granularity @param {{ from: string, to: string }} times */
function overTime(panel, rows, granularity, times) {
  const seconds = [...new Set(rows.map(row => Date.parse(row.time_dimension) / 1000))].sort((a, b) => a - b);
  const all = filled(seconds, granularity, times);
  const at = new Map(all.map((second, index) => [second, index]));
  const isSum = ["sum", "count", "uniq"].includes(panel.aggregations[0]);
  const series = new Map();
  for (const row of rows) {
    for (const aggregation of panel.aggregations) {
      const label = panel.dimension ? nameOf(row, panel.dimension) : panel.aggregations.length > 1 ? aggregation : "";
      if (!series.has(label)) series.set(label, all.map(() => (isSum ? 0 : null)));
      series.get(label)[at.get(Date.parse(row.time_dimension) / 1000) ?? 0] = row[`${aggregation}_${panel.measure}`];
    }
  }

  const sorted = [...series].map(([label, values]) => ({ label, values })).sort((a, b) => weight(b.values) - weight(a.values));
  return { times: all, series: sorted.slice(0, panel.dimension ? mostSeries : sorted.length) };
}

/** @param {(number | null)[]} values */
const weight = values => values.reduce((/** @type {number} */ sum, value) => sum + (value ?? 0), 0);

// Steps without anything are there too, or a quiet night would look like none.
function filled(/** @type {number[]} */ seconds, /** @type {string} */ granularity, /** @type {{ from: string, to: string }} */ times) {
  const step = stepSeconds(granularity);
  if (seconds.length === 0 || granularity === "month" || granularity === "week") return seconds;
  const all = new Set(seconds);
  for (let second = seconds[0]; second <= Math.min(Date.parse(times.to) / 1000, seconds[0] + 2000 * step); second += step) all.add(second);
  return [...all].sort((a, b) => a - b);
}

/** @param {import("../data/panels.js").Panel} panel @param {{ values: (number | null)[] }[]} series */
function totalOf(panel, series) {
  if (["sum", "count"].includes(panel.aggregations[0])) return series.reduce((sum, each) => sum + weight(each.values), 0);
  if (panel.dimension || series.length === 0) return null;
  const last = series[0].values.filter(value => value !== null);
  return last.length ? /** @type {number} */ (last[last.length - 1]) : null;
}

/** @param {import("../data/panels.js").Panel} panel @param {any} row @param {{ from: string, to: string }} times */
function linkOf(panel, row, times) {
  const target = behind[`${panel.view}.${panel.dimension}`];
  const value = panel.dimension ? row[panel.dimension] : null;
  if (!target || typeof value !== "string" || value === "") return undefined;
  return viewPath(target[0], { f: `${target[1]}~any~${encodeURIComponent(value)}`, from: times.from, to: times.to, ...sortOf(panel, target[0]) });
}

/** @param {import("../data/panels.js").Panel} panel @param {number} second @param {number} step */
function outliers(panel, second, step) {
  const [from, to] = [new Date(second * 1000).toISOString(), new Date((second + step) * 1000).toISOString()];
  const list = panel.view.startsWith("scores") ? "scores" : panel.view;
  return viewPath(list, { from, to, ...sortOf(panel, list) });
}

/** @param {import("../data/panels.js").Panel} panel @param {string} list @returns {Record<string, string>} */
function sortOf(panel, list) {
  if (list === "scores") return { sort: "value.asc" };
  const field = { latency: "latency", timeToFirstToken: "latency", totalCost: "totalCost", totalTokens: "totalTokens", inputTokens: "totalTokens", outputTokens: "totalTokens" }[panel.measure];
  return field ? { sort: `${field}.desc` } : {};
}
