import { html, useState } from "../vendor/preact.js";
import { ago, exact } from "../data/format.js";
import { promptPath } from "../data/links.js";
import { allPrompts } from "../data/prompts.js";
import { None, Tag } from "../components/chips.js";
import { ListPage } from "../components/list-page.js";
import { lazy } from "../components/lazy.js";

export const title = "Prompts";

const NewPrompt = lazy(() => import("../components/new-prompt.js"), "NewPrompt");

const micros = (/** @type {any} */ row) => Date.parse(row.lastUpdatedAt) * 1000;

/** @type {import("../components/list-page.js").List} */
const list = {
  name: "prompts", title, one: "prompt", fields: [], timeField: "none", order: "name.asc", hasTime: false, placeholder: "Name, label or tag",
  columns: [
    { id: "name", label: "Name", width: 260, isFlexible: true, sort: "name", cell: row => html`<div class="cell-name"><a href=${promptPath(row.name)}>${row.name}</a></div>` },
    { id: "type", label: "Type", width: 80, cell: row => html`<span class="muted">${row.type}</span>` },
    { id: "versions", label: "Versions", width: 90, isRight: true, cell: row => row.versions.length },
    { id: "labels", label: "Labels", width: 260, cell: row => html`<div class="cell-tags">${row.labels.map((/** @type {string} */ label) => html`<span class="prompt-label">${label}</span>`)}</div>` },
    { id: "tags", label: "Tags", width: 160, cell: row => (row.tags.length ? html`<div class="cell-tags">${row.tags.map((/** @type {string} */ tag) => html`<${Tag}>${tag}<//>`)}</div>` : html`<${None} />`) },
    { id: "changed", label: "Changed", width: 120, sort: "lastUpdatedAt", title: row => exact(micros(row)), cell: row => html`<span class="muted">${ago(micros(row))}</span>` },
  ],
  rowHeight: 40,
  load: async ({ q, orderBy, limit, offset }, signal) => {
    const words = (q ?? "").toLowerCase();
    const [field, direction] = orderBy.split(".");
    const found = (await allPrompts(signal)).filter(row => [row.name, ...row.labels, ...row.tags].some(text => text.toLowerCase().includes(words)));
    found.sort((a, b) => (direction === "desc" ? -1 : 1) * (field === "lastUpdatedAt" ? micros(a) - micros(b) : a.name.localeCompare(b.name)));
    return { total: found.length, data: found.slice(offset, offset + limit) };
  },
  rowId: row => row.name,
  href: row => promptPath(row.name),
  Empty,
};

export function Page() {
  return html`<${ListPage} list=${list} />`;
}

function Empty() {
  const [isNew, setNew] = useState(false);
  return html`
    <div class="empty"><h1>No prompts yet</h1><p>A prompt that is kept here has versions and labels, and its generations point back at it.</p>
      <button class="button is-main" type="button" onClick=${() => setNew(true)}>New prompt</button>
      ${isNew ? html`<${NewPrompt} onClose=${() => setNew(false)} />` : null}
    </div>`;
}
