import { html, useMemo } from "../../vendor/preact.js";
import { timesOf } from "../../data/filters.js";
import { count } from "../../data/format.js";
import { changes } from "../../data/live.js";
import { viewPath } from "../../data/links.js";
import { useLoad } from "../../data/load.js";
import { askMetrics } from "../../data/metrics.js";
import { address } from "../../data/router.js";
import { Bars } from "../bars.js";
import { TimeRange } from "../filter-bar.js";
import { MetricPanel } from "../metric-panel.js";
import { Notice } from "../notice.js";
import { ScoreWays } from "./ways.js";

const week = 7 * 86_400_000;
const bins = 10;

/** What each kind of score is asked for. @type {[view: string, dimension: string | null][]} */
const kinds = [["scores-numeric", null], ["scores-boolean", "booleanValue"], ["scores-categorical", "stringValue"]];

/** Each score by its name: how its values are spread, and how they went over time. */
export function ScoreFigures() {
  const asked = timesOf(address.value.query);
  const now = useMemo(() => Math.ceil(Date.now() / 60_000) * 60_000, [changes.value, asked.from, asked.to]);
  const times = { from: asked.from ?? new Date(now - week).toISOString(), to: asked.to ?? new Date(now).toISOString() };
  const { data, error } = useLoad(signal => namesOf(times, signal), [times.from, times.to]);
  return html`
    <div class="page" data-ready=${data ? "" : undefined}>
      <header class="page-head"><h1>Scores</h1><${ScoreWays} /><span class="end"><${TimeRange} usual="Last 7 days" /></span></header>
      ${error && !data ? html`<${Notice} title="The scores cannot be read" isError>${error.message}<//>` : null}
      ${data?.length === 0 ? html`<${Notice} title="No scores in this time." />` : null}
      <div class="metrics">
        ${(data ?? []).map(({ name, view, dimension }) => html`
          <${Spread} key=${`${view} ${name}`} name=${name} view=${view} dimension=${dimension} times=${times} />
          <${MetricPanel} key=${`${view} ${name} time`} times=${times} filters=${[only(name)]} title=${`${name} over time`}
            panel=${{ view, measure: dimension === "stringValue" ? "count" : "value", aggregations: [dimension === "stringValue" ? "count" : "avg"], dimension: dimension === "stringValue" ? dimension : null, form: dimension === "stringValue" ? "bars" : "line" }} />`)}
      </div>
    </div>`;
}

/** @param {string} name */
const only = name => ({ type: "string", column: "name", operator: "=", value: name });

/** @typedef {{ from: string, to: string }} Times */

/** The names that there are, those with the most scores first. @param {Times} times @param {AbortSignal} signal */
async function namesOf({ from, to }, signal) {
  const answers = await askMetrics(kinds.map(([view]) => ({ view, fromTimestamp: from, toTimestamp: to, metrics: [{ measure: "count", aggregation: "count" }], dimensions: [{ field: "name" }], orderBy: [{ field: "count_count", direction: "desc" }], config: { row_limit: 12 } })), signal);
  return answers.flatMap((rows, index) => rows.map(row => ({ name: String(row.name), view: kinds[index][0], dimension: kinds[index][1], scores: Number(row.count_count) }))).sort((a, b) => b.scores - a.scores);
}

/** @param {{ name: string, view: string, dimension: string | null, times: Times }} props */
function Spread({ name, view, dimension, times }) {
  const { data } = useLoad(signal => spreadOf(name, view, dimension, times, signal), [name, view, times.from, times.to]);
  return html`
    <section class="card metric" aria-label=${`Distribution of ${name}`} data-ready=${data ? "" : undefined}>
      <header><h2>${name}</h2></header>
      ${data ? html`<p class="metric-total num">${count(data.reduce((sum, row) => sum + row.value, 0))} <small>scores</small></p><${Bars} label=${`Distribution of ${name}`} rows=${data} />` : html`<div class="metric-wait"></div>`}
    </section>`;
}

/** @param {string} name @param {string} view @param {string | null} dimension @param {Times} times @param {AbortSignal} signal @returns {Promise<{ name: string, value: number, text: string, href?: string }[]>} */
async function spreadOf(name, view, dimension, { from, to }, signal) {
  const query = { view, fromTimestamp: from, toTimestamp: to, filters: [only(name)] };
  const link = (/** @type {string[]} */ conditions) => viewPath("scores", { from, to }) + [`name~any~${encodeURIComponent(name)}`, ...conditions].map(condition => `&f=${encodeURIComponent(condition)}`).join("");
  if (dimension) {
    const [rows] = await askMetrics([{ ...query, metrics: [{ measure: "count", aggregation: "count" }], dimensions: [{ field: dimension }], orderBy: [{ field: "count_count", direction: "desc" }], config: { row_limit: 20 } }], signal);
    return rows.map(row => ({ name: truth(row[dimension]), value: Number(row.count_count), text: count(row.count_count), href: link(dimension === "stringValue" ? [`stringValue~is~${encodeURIComponent(row[dimension])}`] : []) }));
  }
  const [[row]] = await askMetrics([{ ...query, metrics: [{ measure: "value", aggregation: "histogram" }], config: { bins } }], signal);
  return (row?.histogram_value ?? []).map((/** @type {[number, number, number]} */ [least, most, found]) => ({
    name: `${short(least)} to ${short(most)}`, value: found, text: count(found), href: link([`value~ge~${least}`, `value~le~${most}`]),
  }));
}

/** @param {any} value */
const truth = value => (value === 1 || value === true || value === "1" ? "true" : value === 0 || value === false || value === "0" ? "false" : String(value));

/** @param {number} value */
const short = value => String(Number(value.toPrecision(3)));
