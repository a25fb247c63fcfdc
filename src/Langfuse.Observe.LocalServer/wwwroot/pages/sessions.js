import { html } from "../vendor/preact.js";
import { local } from "../data/api.js";
import { compact, cost, count, duration, exact, time } from "../data/format.js";
import { sessionPath, userPath } from "../data/links.js";
import { Dot, None } from "../components/chips.js";
import { ListPage } from "../components/list-page.js";

export const title = "Sessions";

/** @type {import("../components/list-page.js").List} */
const list = {
  name: "sessions", title, one: "session", timeField: "createdAt", order: "createdAt.desc", hasText: false, facets: "sessions",
  fields: [
    { field: "environment", label: "Environment", type: "options", open: true },
    { field: "userId", label: "User", type: "options", open: true },
    { field: "id", label: "Session", type: "text" },
    { field: "totalCost", label: "Cost", type: "number", unit: "$" },
    { field: "traceCount", label: "Traces", type: "number" },
  ],
  columns: [
    { id: "started", label: "Started", width: 130, sort: "createdAt", title: row => exact(row.startUs), cell: row => html`<span class="num muted">${time(row.startUs)}</span>` },
    { id: "session", label: "Session", width: 220, isFlexible: true, sort: "id", cell: row => html`<div class="cell-name"><${Dot} level=${row.level} /><a href=${sessionPath(row.id)}>${row.id}</a></div>` },
    { id: "user", label: "User", width: 180, sort: "userId", cell: row => (row.userId ? html`<a href=${userPath(row.userId)}>${row.userId}</a>` : html`<${None} />`) },
    { id: "lasted", label: "Lasted", width: 110, isRight: true, cell: row => duration(row.endUs - row.startUs) },
    { id: "traces", label: "Traces", width: 90, isRight: true, sort: "traceCount", cell: row => count(row.traceCount) },
    { id: "tokens", label: "Tokens", width: 100, isRight: true, cell: row => compact(row.totalTokens) },
    { id: "cost", label: "Cost", width: 100, isRight: true, sort: "totalCost", cell: row => (row.totalCost ? cost(row.totalCost) : html`<${None} />`) },
    { id: "environment", label: "Environment", width: 130, isHidden: true, sort: "environment", cell: row => row.environment },
  ],
  rowHeight: 38,
  load: (ask, signal) => local("sessions", { query: { ...ask, page: Math.floor(ask.offset / ask.limit) + 1, limit: Math.min(ask.limit, 100) }, signal }),
  rowId: row => row.id,
  href: row => sessionPath(row.id),
};

export const Page = () => html`<${ListPage} list=${list} />`;
