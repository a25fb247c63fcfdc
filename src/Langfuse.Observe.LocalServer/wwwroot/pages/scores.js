import { html } from "../vendor/preact.js";
import { local } from "../data/api.js";
import { exact, scoreClass, scoreValue, time } from "../data/format.js";
import { sessionPath, tracePath } from "../data/links.js";
import { None } from "../components/chips.js";
import { ListPage } from "../components/list-page.js";
import { tabOf } from "../components/tabs.js";
import { ScoreAgreement } from "../components/scores/agreement.js";
import { ScoreFigures } from "../components/scores/figures.js";
import { ScoreWays, scoreWays } from "../components/scores/ways.js";

export const title = "Scores";

/** @type {import("../components/list-page.js").List} */
const list = {
  name: "scores", title, one: "score", timeField: "timestamp", order: "timestamp.desc", hasText: false, facets: "scores",
  fields: [
    { field: "name", label: "Name", type: "options", open: true },
    { field: "source", label: "Source", type: "options", open: true, format: value => value.toLowerCase() },
    { field: "dataType", label: "Type", type: "options", format: value => value.toLowerCase() },
    { field: "environment", label: "Environment", type: "options" },
    { field: "value", label: "Value", type: "number" },
    { field: "stringValue", label: "Text", type: "text" },
    { field: "comment", label: "Comment", type: "text" },
  ],
  columns: [
    { id: "time", label: "Time", width: 130, sort: "timestamp", title: row => exact(Date.parse(row.timestamp) * 1000), cell: row => html`<span class="num muted">${time(Date.parse(row.timestamp) * 1000)}</span>` },
    { id: "name", label: "Name", width: 190, sort: "name", cell: row => html`<b class="strong">${row.name}</b>` },
    { id: "value", label: "Value", width: 130, sort: "value", title: row => scoreValue(row), cell: row => html`<span class=${`num ${scoreClass(row)}`}>${scoreValue(row)}</span>` },
    { id: "type", label: "Type", width: 110, cell: row => html`<span class="muted">${row.dataType.toLowerCase()}</span>` },
    { id: "source", label: "Source", width: 110, cell: row => html`<span class="muted">${row.source.toLowerCase()}</span>` },
    { id: "of", label: "Of", width: 220, cell: row => html`<${Of} score=${row} />` },
    { id: "comment", label: "Comment", width: 240, isFlexible: true, title: row => row.comment, cell: row => row.comment ?? html`<${None} />` },
  ],
  rowHeight: 38,
  load: (ask, signal) => local("scores", { query: { ...ask, page: Math.floor(ask.offset / ask.limit) + 1, limit: Math.min(ask.limit, 100) }, signal }),
  rowId: row => row.id,
  Ways: ScoreWays,
};

export function Page() {
  const shown = tabOf(scoreWays);
  if (shown === "figures") return html`<${ScoreFigures} />`;
  return shown === "agreement" ? html`<${ScoreAgreement} />` : html`<${ListPage} list=${list} />`;
}

/** @param {{ score: any }} props */
function Of({ score }) {
  if (score.traceId) return html`<a href=${tracePath(score.traceId, score.observationId)}>${score.traceName ?? score.traceId}${score.observationId ? html`<span class="muted"> · observation</span>` : null}</a>`;
  if (score.sessionId) return html`<a href=${sessionPath(score.sessionId)}>${score.sessionId}<span class="muted"> · session</span></a>`;
  return html`<span class="muted">${score.datasetRunId ? "dataset run" : "–"}</span>`;
}
