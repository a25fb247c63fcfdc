import { html, useState } from "../vendor/preact.js";
import { local } from "../data/api.js";
import { compact, cost, duration, exact, name, oneLine, time } from "../data/format.js";
import { tracePath } from "../data/links.js";
import { Dot, None, ScoreChip } from "../components/chips.js";
import { TypeIcon } from "../components/icons.js";
import { ListPage } from "../components/list-page.js";
import { attempt } from "../components/toast.js";
import { ObservationPanel } from "../components/observation/observation-panel.js";
import { lazy } from "../components/lazy.js";

export const title = "Observations";

const BulkScore = lazy(() => import("../components/observation/bulk-score.js"), "BulkScore");
const AddToDataset = lazy(() => import("../components/observation/add-to-dataset.js"), "AddToDataset");
const Compare = lazy(() => import("../components/observation/compare.js"), "Compare");

/** @type {import("../components/list-page.js").List} */
const list = {
  name: "observations", title, one: "observation", timeField: "startTime", order: "startTime.desc", facets: "observations",
  placeholder: "Full text, or model:gpt  type:tool  level:error",
  fields: [
    { field: "level", label: "Level", type: "options", open: true, format: value => value.toLowerCase() },
    { field: "type", label: "Type", type: "options", open: true, format: value => value.toLowerCase() },
    { field: "outputState", label: "Output is", type: "options", open: true },
    { field: "name", label: "Name", type: "options", open: true },
    { field: "model", label: "Model", type: "options" },
    { field: "environment", label: "Environment", type: "options" },
    { field: "traceName", label: "Trace", type: "options" },
    { field: "promptName", label: "Prompt", type: "options" },
    { field: "promptVersion", label: "Prompt version", type: "number" },
    { field: "tags", label: "Tags", type: "list" },
    { field: "userId", label: "User", type: "options" },
    { field: "sessionId", label: "Session", type: "options" },
    { field: "version", label: "Version", type: "options" },
    { field: "latency", label: "Latency", type: "number", unit: "s" },
    { field: "timeToFirstToken", label: "First token", type: "number", unit: "s" },
    { field: "totalCost", label: "Cost", type: "number", unit: "$" },
    { field: "totalTokens", label: "Tokens", type: "number" },
    { field: "scores_avg", label: "Score value", type: "score" },
    { field: "scoreName", label: "Has score", type: "text" },
    { field: "statusMessage", label: "Status message", type: "text" },
    { field: "input", label: "Input", type: "text" },
    { field: "output", label: "Output", type: "text" },
  ],
  columns: [
    { id: "time", label: "Time", width: 118, sort: "startTime", title: row => exact(row.startUs), cell: row => html`<span class="num muted">${time(row.startUs)}</span>` },
    {
      id: "name", label: "Name", width: 230, isFlexible: true, sort: "name",
      cell: row => html`
        <div class="cell-name"><${Dot} level=${row.level} /><${TypeIcon} type=${row.type} /><a href=${tracePath(row.traceId, row.id)}>${name(row)}</a></div>
        <div class=${row.level === "ERROR" ? "cell-sub is-bad" : "cell-sub"}>${oneLine(row.level === "ERROR" && row.statusMessage ? row.statusMessage : row.input)}</div>`,
    },
    { id: "output", label: "Output", width: 220, isHidden: true, cell: row => html`<span class="muted">${oneLine(row.output)}</span>` },
    { id: "trace", label: "Trace · user", width: 160, sort: "traceName", cell: row => html`<div class="cell-line"><a href=${tracePath(row.traceId)}>${row.traceName ?? row.traceId.slice(0, 8)}</a></div>${row.userId ? html`<div class="cell-sub">${row.userId}</div>` : null}` },
    { id: "model", label: "Model", width: 150, sort: "model", cell: row => row.model ?? html`<${None} />` },
    { id: "latency", label: "Latency", width: 88, isRight: true, sort: "latency", cell: row => duration(row.endUs - row.startUs) },
    { id: "first", label: "First token", width: 96, isRight: true, isHidden: true, sort: "timeToFirstToken", cell: row => (row.completionStartUs === null ? html`<${None} />` : duration(row.completionStartUs - row.startUs)) },
    { id: "tokens", label: "Tokens", width: 84, isRight: true, sort: "totalTokens", cell: row => (row.totalTokens ? compact(row.totalTokens) : html`<${None} />`) },
    { id: "cost", label: "Cost", width: 96, isRight: true, sort: "totalCost", cell: row => (row.totalCost ? cost(row.totalCost) : html`<${None} />`) },
    { id: "prompt", label: "Prompt", width: 150, isHidden: true, sort: "promptName", cell: row => (row.promptName ? `${row.promptName} v${row.promptVersion}` : html`<${None} />`) },
    { id: "scores", label: "Scores", width: 150, isHidden: true, cell: row => html`<div class="cell-tags">${row.scores.slice(0, 4).map((/** @type {any} */ score) => html`<${ScoreChip} score=${score} />`)}</div>` },
    { id: "environment", label: "Environment", width: 120, isHidden: true, sort: "environment", cell: row => row.environment },
    { id: "version", label: "Version", width: 100, isHidden: true, sort: "version", cell: row => row.version ?? html`<${None} />` },
    { id: "id", label: "Id", width: 170, isHidden: true, cell: row => html`<code>${row.id}</code>` },
  ],
  load: (ask, signal) => local("observations", { query: ask, signal }),
  rowId: row => `${row.traceId}.${row.id}`,
  href: row => tracePath(row.traceId, row.id),
  Panel: ObservationPanel,
  Actions,
};

export const Page = () => html`<${ListPage} list=${list} />`;

/** What can be done with several observations; two of them can be compared. @param {{ ids: string[], rows: any[], onDone: () => void }} props */
function Actions({ ids, rows, onDone }) {
  const [sources, setSources] = useState(/** @type {any[] | null} */ (null));
  const [isScoring, setScoring] = useState(false);
  const [pair, setPair] = useState(/** @type {any[] | null} */ (null));
  const read = (/** @type {any} */ row) => local(`traces/${encodeURIComponent(row.traceId)}/observations/${encodeURIComponent(row.id)}`).then(item => ({ ...item, traceId: row.traceId }));
  const collect = async () => {
    const items = await Promise.all(rows.map(read));
    setSources(items.map(item => ({ input: item.input, expectedOutput: item.output, traceId: item.traceId, observationId: item.id })));
  };
  return html`
    <button class="button" type="button" disabled=${ids.length !== 2 || rows.length !== 2} title=${ids.length === 2 ? "" : "Select two"} onClick=${() => attempt(async () => setPair(await Promise.all(rows.map(read))))}>Compare</button>
    <button class="button" type="button" onClick=${() => setScoring(true)}>Score</button>
    <button class="button" type="button" onClick=${() => attempt(collect)}>Add to dataset</button>
    ${isScoring ? html`<${BulkScore} subjects=${rows.map(row => ({ traceId: row.traceId, observationId: row.id }))} onClose=${() => setScoring(false)} onDone=${onDone} />` : null}
    ${sources ? html`<${AddToDataset} sources=${sources} onClose=${() => { setSources(null); onDone(); }} />` : null}
    ${pair ? html`<${Compare} left=${pair[0]} right=${pair[1]} onClose=${() => setPair(null)} />` : null}`;
}
