import { html } from "../../vendor/preact.js";
import { local } from "../../data/api.js";
import { timesOf } from "../../data/filters.js";
import { count, percent, plural } from "../../data/format.js";
import { sessionPath, tracePath } from "../../data/links.js";
import { useLoad } from "../../data/load.js";
import { address, setQuery } from "../../data/router.js";
import { TimeRange } from "../filter-bar.js";
import { Notice } from "../notice.js";
import { SmallTable } from "../small-table.js";
import { ScoreWays } from "./ways.js";

const few = 20;

/** How far two scores agree on the same traces and observations. */
export function ScoreAgreement() {
  const { query } = address.value;
  const { from, to } = timesOf(query);
  const { data: facets } = useLoad(signal => local("facets/scores", { signal }), []);
  /** @type {string[]} */
  const names = (facets?.data.find((/** @type {any} */ facet) => facet.field === "name")?.values ?? []).map((/** @type {any} */ each) => each.value);
  const one = query.get("one") ?? names[0];
  const other = query.get("other") ?? names.find(name => name !== one);
  const { data, error } = useLoad(async signal => (one && other ? local("scores/agreement", { query: { one, other, fromTimestamp: from, toTimestamp: to }, signal }) : null), [one, other, from, to]);
  const choose = (/** @type {string} */ which, /** @type {string | undefined} */ value) => html`
    <select value=${value} onChange=${(/** @type {any} */ event) => setQuery({ [which]: event.target.value }, { push: true })}>${[...new Set([...names, value])].filter(Boolean).map(name => html`<option key=${name} value=${name}>${name}</option>`)}</select>`;
  return html`
    <div class="page" data-ready=${facets ? "" : undefined}>
      <header class="page-head"><h1>Scores</h1><${ScoreWays} /><span class="end"><${TimeRange} /></span></header>
      ${facets && names.length < 2 ? html`<${Notice} title="Two scores are needed.">Here they are compared where both judged the same.<//>` : html`
        <form class="inline-form"><label>One ${choose("one", one)}</label><label>Other ${choose("other", other)}</label></form>`}
      ${error && !data ? html`<${Notice} title="They cannot be compared" isError>${error.message}<//>` : null}
      ${data ? html`<${Answer} data=${data} one=${one} other=${other} />` : null}
    </div>`;
}

/** @param {number | null} value */
const figure = value => (value === null || value === undefined ? "–" : (Math.abs(value) < 0.005 ? 0 : value).toFixed(2));

/** @param {{ data: any, one: string, other: string }} props */
function Answer({ data, one, other }) {
  if (data.pairs === 0) return html`<${Notice} title="They never judged the same.">${one} has ${plural(data.scoresOfOne, "score")}, ${other} ${plural(data.scoresOfOther, "score")}; no trace, observation or session has both of the same type.<//>`;
  const isNumeric = data.dataType === "NUMERIC";
  return html`
    <div class="stack">
      <div class="facts">
        <${Figure} name="Judged by both">${count(data.pairs)}<//>
        <${Figure} name="The same">${data.equal === null ? "–" : percent(data.equal)}<//>
        ${isNumeric ? html`<${Figure} name="Correlation" hint="Pearson: 1 is one straight line, 0 is none">${figure(data.correlation)}<//><${Figure} name="By rank" hint="Spearman">${figure(data.rankCorrelation)}<//><${Figure} name="One less the other, mean">${figure(data.meanDifference)}<//>`
    : html`<${Figure} name="Cohen's kappa" hint="Agreement beyond chance: 1 is all, 0 is chance">${figure(data.kappa)}<//>`}
      </div>
      ${data.pairs < few ? html`<p class="hint">Figures of fewer than ${few} say little.</p>` : null}
      ${data.isComplete ? null : html`<p class="hint">The newest 10,000 of each were read.</p>`}
      <${Matrix} cells=${data.matrix} one=${one} other=${other} isNumeric=${isNumeric} />
      <${SmallTable} label="Where they differ most" head=${["Where they differ most", one, other]} empty="They never differ."
        rows=${data.farthest.map((/** @type {any} */ pair, /** @type {number} */ index) => ({ key: String(index), cells: [html`<a href=${pair.traceId ? tracePath(pair.traceId, pair.observationId) : sessionPath(pair.sessionId)}>${pair.observationId ?? pair.traceId ?? pair.sessionId}</a>`, pair.one, pair.other] }))} />
    </div>`;
}

/** @param {{ name: string, hint?: string, children?: any }} props */
const Figure = ({ name, hint, children }) => html`<div class="fact" title=${hint}><span>${name}</span><span class="num">${children}</span></div>`;

/** How often a value of one stood beside one of the other. @param {{ cells: { one: string, other: string, count: number }[], one: string, other: string, isNumeric: boolean }} props */
function Matrix({ cells, one, other, isNumeric }) {
  const order = (/** @type {string} */ a, /** @type {string} */ b) => (isNumeric ? Number(a) - Number(b) : a.localeCompare(b));
  const all = [...new Set(cells.flatMap(cell => [cell.one, cell.other]))].sort(order);
  const most = Math.max(...cells.map(cell => cell.count), 1);
  const at = new Map(cells.map(cell => [`${cell.one}\n${cell.other}`, cell.count]));
  return html`
    <div class="matrix-wrap" tabindex="0" role="region" aria-label="Matrix">
      <table class="matrix"><caption>Rows: ${one}. Columns: ${other}${isNumeric ? ", in steps from" : ""}</caption>
        <thead><tr><td></td>${all.map(value => html`<th key=${value} scope="col">${value}</th>`)}</tr></thead>
        <tbody>${all.map(row => html`<tr key=${row}><th scope="row">${row}</th>${all.map(column => {
    const found = at.get(`${row}\n${column}`) ?? 0;
    return html`<td key=${column} class=${row === column ? "num is-same" : "num"}><i style=${{ opacity: String(found === 0 ? 0 : 0.12 + 0.38 * found / most) }} aria-hidden="true"></i><span>${found || ""}</span></td>`;
  })}</tr>`)}</tbody>
      </table>
    </div>`;
}
