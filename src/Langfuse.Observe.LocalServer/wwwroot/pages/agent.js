import { html, useMemo } from "../vendor/preact.js";
import { serverApi } from "../data/api.js";
import { timesOf } from "../data/filters.js";
import { ago, cost, count, oneLine, percent } from "../data/format.js";
import { useLoad } from "../data/load.js";
import { tracePath, viewPath } from "../data/links.js";
import { address } from "../data/router.js";
import { Fact } from "../components/chips.js";
import { Chart } from "../components/chart.js";
import { TimeRange } from "../components/filter-bar.js";
import { Notice } from "../components/notice.js";
import { SmallTable } from "../components/small-table.js";

export const title = (/** @type {string} */ name) => name;

/** @param {{ rest: string[] }} props */
export function Page({ rest: [name] }) {
  const { from, to } = timesOf(address.value.query);
  const { data, error } = useLoad(signal => serverApi("GET", `agents/${encodeURIComponent(name)}`, { query: { fromTimestamp: from, toTimestamp: to }, signal }), [name, from, to]);
  const activity = useMemo(() => activityOf(data?.activity ?? []), [data]);
  if (error && !data) return html`<${Notice} title="The agent cannot be shown" isError>${error.message}<//>`;
  if (!data) return null;
  const { agent, tools, models, traces } = data;
  const used = (/** @type {string} */ label, /** @type {any[]} */ rows) => html`
    <${SmallTable} label=${label} head=${[label, { text: "Calls", isRight: true }, { text: "Errors", isRight: true }, { text: "Cost", isRight: true }]} empty="None."
      rows=${rows.map(each => ({ key: each.name, cells: [each.name, count(each.calls), each.errors ? html`<span class="error-text">${count(each.errors)}</span>` : "0", cost(each.totalCost)] }))} />`;
  return html`
    <div class="page" data-ready="">
      <header class="page-head"><a class="crumb" href=${viewPath("agents")}>Agents</a><span class="muted" aria-hidden="true">/</span><h1>${agent.name}</h1><span class="end"><${TimeRange} usual="Last 7 days" /></span></header>
      <div class="facts"><${Fact} name="Runs">${count(agent.traceCount)}<//><${Fact} name="Worked">${percent(agent.successRate)}<//><${Fact} name="Cost">${cost(agent.totalCost)}<//><${Fact} name="Users">${count(agent.userCount)}<//><${Fact} name="Found by">${agent.detectedBy}<//></div>
      <h2 class="part">Activity</h2>
      <div class="card metric">${activity.times.length ? html`<${Chart} label=${`Runs of ${agent.name} over time`} times=${activity.times} series=${activity.series} form="bars" format=${count} />` : html`<p class="muted">Nothing in this time.</p>`}</div>
      <h2 class="part">Tools and models</h2>
      <div class="metrics">${used("Tool", tools)}${used("Model", models)}</div>
      <h2 class="part">Newest runs</h2>
      <${SmallTable} label="Newest runs" head=${["Run", "When", ""]} rows=${traces.map((/** @type {any} */ trace) => ({
        key: trace.id, cells: [html`<a href=${tracePath(trace.id, null)}>${trace.name ?? trace.id}</a>${trace.input ? html`<div class="cell-sub">${oneLine(typeof trace.input === "string" ? trace.input : JSON.stringify(trace.input), 140)}</div>` : null}`, ago(Date.parse(trace.timestamp) * 1000), trace.level === "ERROR" || trace.errorCount ? html`<span class="state is-bad">failed</span>` : ""],
      }))} />
    </div>`;
}

/** @param {any[]} parts */
function activityOf(parts) {
  const times = parts.map(part => Date.parse(part.from) / 1000);
  return { times, series: [{ label: "worked", values: parts.map(part => part.traceCount - part.errorCount) }, { label: "ERROR", values: parts.map(part => part.errorCount) }] };
}
