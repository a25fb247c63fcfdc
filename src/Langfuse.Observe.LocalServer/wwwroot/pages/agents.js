import { html } from "../vendor/preact.js";
import { serverApi } from "../data/api.js";
import { timesOf } from "../data/filters.js";
import { ago, compact, cost, count, percent } from "../data/format.js";
import { useLoad } from "../data/load.js";
import { viewPath } from "../data/links.js";
import { address } from "../data/router.js";
import { TimeRange } from "../components/filter-bar.js";
import { Notice } from "../components/notice.js";
import { SmallTable } from "../components/small-table.js";

export const title = "Agents";

/** @param {number | null} value */
export const seconds = value => (value === null || value === undefined ? "–" : value < 10 ? `${value.toFixed(2)} s` : `${Math.round(value)} s`);

/** The agents that traces name, by tag, metadata or the pattern of their name. */
export function Page() {
  const { from, to } = timesOf(address.value.query);
  const { data, error } = useLoad(signal => serverApi("GET", "agents", { query: { fromTimestamp: from, toTimestamp: to }, signal }), [from, to]);
  if (error && !data) return html`<${Notice} title="The agents cannot be read" isError>${error.message}<//>`;
  if (!data) return null;
  return html`
    <div class="page" data-ready="">
      <header class="page-head"><h1>Agents</h1><span class="end"><${TimeRange} usual="Last 7 days" /></span></header>
      ${data.isComplete ? null : html`<p class="lead">The newest 10,000 traces of this time were looked at.</p>`}
      <${SmallTable} label="Agents" head=${["Agent", "Found by", { text: "Runs", isRight: true }, { text: "Worked", isRight: true }, { text: "Median", isRight: true }, { text: "p95", isRight: true }, { text: "Cost", isRight: true }, { text: "Tokens", isRight: true }, { text: "Users", isRight: true }, "Versions", "Last active"]}
        empty="No agents in this time. A tag agent:Name, the metadata agent_name, or a trace called something like support-agent makes one."
        rows=${data.data.map((/** @type {any} */ agent) => ({
          key: agent.name, cells: [
            html`<a href=${viewPath(`agents/${encodeURIComponent(agent.name)}`)}>${agent.name}</a>`, html`<span class="muted">${agent.detectedBy}</span>`, count(agent.traceCount),
            html`<span class=${agent.successRate < 0.9 ? "error-text" : undefined}>${percent(agent.successRate)}</span>`, seconds(agent.medianLatency), seconds(agent.p95Latency), cost(agent.totalCost), compact(agent.totalTokens), count(agent.userCount),
            agent.versions.map((/** @type {any} */ version) => version.version ?? "none").slice(0, 3).join(", "), ago(Date.parse(agent.lastActive) * 1000),
          ],
        }))} />
    </div>`;
}
