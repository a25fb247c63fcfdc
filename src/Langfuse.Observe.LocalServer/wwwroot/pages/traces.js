import { html, useState } from "../vendor/preact.js";
import { local, publicApi } from "../data/api.js";
import { compact, cost, duration, exact, oneLine, time, plural } from "../data/format.js";
import { touch } from "../data/live.js";
import { tracePath } from "../data/links.js";
import { Dot, None, ScoreChip, Tag } from "../components/chips.js";
import { Connect } from "../components/connect.js";
import { ListPage } from "../components/list-page.js";
import { attempt } from "../components/toast.js";
import { TracePanel } from "../components/trace/trace-panel.js";
import { lazy } from "../components/lazy.js";

export const title = "Traces";

const BulkScore = lazy(() => import("../components/observation/bulk-score.js"), "BulkScore");
const AddToDataset = lazy(() => import("../components/observation/add-to-dataset.js"), "AddToDataset");

/** @type {import("../components/list-page.js").List} */
const list = {
  name: "traces", title, one: "trace", timeField: "timestamp", order: "timestamp.desc", facets: "traces",
  placeholder: "Full text, or user:ada  tag:production  level:error",
  fields: [
    { field: "level", label: "Worst level", type: "options", open: true, format: value => value.toLowerCase() },
    { field: "environment", label: "Environment", type: "options", open: true },
    { field: "name", label: "Name", type: "options", open: true },
    { field: "observationModel", label: "Model", type: "options" },
    { field: "observationType", label: "Observation type", type: "options", format: value => value.toLowerCase() },
    { field: "scoreName", label: "Score", type: "options" },
    { field: "tags", label: "Tags", type: "list" },
    { field: "userId", label: "User", type: "options" },
    { field: "sessionId", label: "Session", type: "options" },
    { field: "version", label: "Version", type: "options" },
    { field: "release", label: "Release", type: "options" },
    { field: "latency", label: "Latency", type: "number", unit: "s" },
    { field: "totalCost", label: "Cost", type: "number", unit: "$" },
    { field: "totalTokens", label: "Tokens", type: "number" },
    { field: "observationCount", label: "Observations", type: "number" },
    { field: "scores_avg", label: "Score value", type: "score" },
    { field: "input", label: "Input", type: "text" },
    { field: "output", label: "Output", type: "text" },
  ],
  columns: [
    { id: "time", label: "Time", width: 118, sort: "timestamp", title: row => exact(row.startUs), cell: row => html`<span class="num muted">${time(row.startUs)}</span>` },
    {
      id: "name", label: "Name", width: 220, isFlexible: true, sort: "name",
      cell: row => html`<div class="cell-name"><${Dot} level=${row.level} /><a href=${tracePath(row.id)}>${row.name ?? row.id}</a></div><div class="cell-sub">${oneLine(row.input)}</div>`,
    },
    { id: "output", label: "Output", width: 220, isHidden: true, cell: row => html`<span class="muted">${oneLine(row.output)}</span>` },
    {
      id: "user", label: "User · session", width: 150, sort: "userId",
      cell: row => html`<div class="cell-line" title=${row.userId}>${row.userId ?? html`<${None} />`}</div>${row.sessionId ? html`<div class="cell-sub" title=${row.sessionId}>${row.sessionId}</div>` : null}`,
    },
    { id: "tags", label: "Tags", width: 170, cell: row => html`<div class="cell-tags">${row.tags.map((/** @type {string} */ tag) => html`<${Tag}>${tag}<//>`)}${row.environment === "default" ? null : html`<${Tag}>${row.environment}<//>`}</div>` },
    { id: "latency", label: "Latency", width: 88, isRight: true, sort: "latency", cell: row => duration(row.endUs - row.startUs) },
    { id: "tokens", label: "Tokens", width: 84, isRight: true, sort: "totalTokens", title: row => `${row.inputTokens} in, ${row.outputTokens} out`, cell: row => (row.totalTokens ? compact(row.totalTokens) : html`<${None} />`) },
    { id: "cost", label: "Cost", width: 88, isRight: true, sort: "totalCost", cell: row => (row.totalCost ? cost(row.totalCost) : html`<${None} />`) },
    { id: "scores", label: "Scores", width: 200, cell: row => html`<div class="cell-tags">${row.scores.slice(0, 4).map((/** @type {any} */ score) => html`<${ScoreChip} score=${score} />`)}</div>` },
    { id: "observations", label: "Observations", width: 100, isRight: true, isHidden: true, sort: "observationCount", cell: row => compact(row.observationCount) },
    { id: "environment", label: "Environment", width: 120, isHidden: true, sort: "environment", cell: row => row.environment },
    { id: "version", label: "Version", width: 100, isHidden: true, sort: "version", cell: row => row.version ?? html`<${None} />` },
    { id: "release", label: "Release", width: 100, isHidden: true, sort: "release", cell: row => row.release ?? html`<${None} />` },
    { id: "id", label: "Id", width: 240, isHidden: true, cell: row => html`<code>${row.id}</code>` },
  ],
  load: (ask, signal) => local("traces", { query: ask, signal }),
  rowId: row => row.id,
  href: row => tracePath(row.id),
  Panel: TracePanel,
  Actions,
  Empty: Connect,
};

export const Page = () => html`<${ListPage} list=${list} />`;

/** What can be done with several traces. @param {{ ids: string[], rows: any[], onDone: () => void }} props */
function Actions({ ids, onDone }) {
  const [sources, setSources] = useState(/** @type {any[] | null} */ (null));
  const [isScoring, setScoring] = useState(false);
  const collect = async () => {
    const glances = await Promise.all(ids.map(id => local(`traces/${encodeURIComponent(id)}/glance`)));
    setSources(glances.map(trace => ({ input: trace.input, expectedOutput: trace.output, traceId: trace.id })));
  };
  const remove = async () => {
    if (!window.confirm(`Delete ${plural(ids.length, "trace")} with all observations and scores? This cannot be undone.`)) return;
    if (await attempt(() => publicApi("DELETE", "traces", { body: { traceIds: ids } }), `Deleted ${plural(ids.length, "trace")}`)) {
      touch();
      onDone();
    }
  };
  return html`
    <button class="button" type="button" onClick=${() => setScoring(true)}>Score</button>
    <button class="button" type="button" onClick=${() => attempt(collect)}>Add to dataset</button>
    ${isScoring ? html`<${BulkScore} subjects=${ids.map(traceId => ({ traceId }))} onClose=${() => setScoring(false)} onDone=${onDone} />` : null}
    <button class="button is-bad" type="button" onClick=${remove}>Delete</button>
    ${sources ? html`<${AddToDataset} sources=${sources} onClose=${() => { setSources(null); onDone(); }} />` : null}`;
}
