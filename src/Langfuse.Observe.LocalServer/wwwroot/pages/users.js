import { html } from "../vendor/preact.js";
import { local } from "../data/api.js";
import { ago, compact, cost, count, exact, percent } from "../data/format.js";
import { userPath } from "../data/links.js";
import { None } from "../components/chips.js";
import { ListPage } from "../components/list-page.js";

export const title = "Users";

/** @type {import("../components/list-page.js").List} */
const list = {
  name: "users", title, one: "user", timeField: "lastSeen", order: "lastSeen.desc", hasText: false,
  fields: [
    { field: "id", label: "User", type: "text" },
    { field: "traceCount", label: "Traces", type: "number" },
    { field: "errorCount", label: "Errors", type: "number" },
    { field: "totalCost", label: "Cost", type: "number", unit: "$" },
    { field: "totalTokens", label: "Tokens", type: "number" },
    { field: "environment", label: "Environment", type: "text" },
  ],
  columns: [
    { id: "user", label: "User", width: 220, isFlexible: true, sort: "id", cell: row => html`<div class="cell-name"><a href=${userPath(row.id)}>${row.id}</a></div>` },
    { id: "last", label: "Last seen", width: 130, sort: "lastSeen", title: row => exact(row.lastUs), cell: row => html`<span class="muted">${ago(row.lastUs)}</span>` },
    { id: "first", label: "First seen", width: 130, sort: "firstSeen", title: row => exact(row.firstUs), cell: row => html`<span class="muted">${ago(row.firstUs)}</span>` },
    { id: "sessions", label: "Sessions", width: 100, isRight: true, sort: "sessionCount", cell: row => count(row.sessionCount) },
    { id: "traces", label: "Traces", width: 100, isRight: true, sort: "traceCount", cell: row => count(row.traceCount) },
    { id: "errors", label: "Errors", width: 120, isRight: true, sort: "errorCount", cell: row => (row.errorCount ? html`<span class="is-bad">${count(row.errorCount)} · ${percent(row.errorCount / row.traceCount)}</span>` : html`<${None} />`) },
    { id: "tokens", label: "Tokens", width: 110, isRight: true, sort: "totalTokens", cell: row => compact(row.totalTokens) },
    { id: "cost", label: "Cost", width: 110, isRight: true, sort: "totalCost", cell: row => (row.totalCost ? cost(row.totalCost) : html`<${None} />`) },
    { id: "environment", label: "Environment", width: 130, isHidden: true, cell: row => row.environment },
  ],
  rowHeight: 38,
  load: (ask, signal) => local("users", { query: ask, signal }),
  rowId: row => row.id,
  href: row => userPath(row.id),
};

export const Page = () => html`<${ListPage} list=${list} />`;
