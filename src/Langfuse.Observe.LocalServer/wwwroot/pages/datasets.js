import { html, useState } from "../vendor/preact.js";
import { publicApi } from "../data/api.js";
import { ago, exact } from "../data/format.js";
import { touch } from "../data/live.js";
import { datasetPath } from "../data/links.js";
import { go } from "../data/router.js";
import { None } from "../components/chips.js";
import { Dialog } from "../components/dialog.js";
import { ListPage } from "../components/list-page.js";
import { attempt } from "../components/toast.js";

export const title = "Datasets";

const created = (/** @type {any} */ row) => Date.parse(row.createdAt) * 1000;

/** @type {import("../components/list-page.js").List} */
const list = {
  name: "datasets", title, one: "dataset", fields: [], timeField: "none", order: "name.asc", hasTime: false, placeholder: "Name or description",
  columns: [
    { id: "name", label: "Name", width: 260, sort: "name", cell: row => html`<div class="cell-name"><a href=${datasetPath(row.name)}>${row.name}</a></div>` },
    { id: "description", label: "Description", width: 300, isFlexible: true, cell: row => row.description ?? html`<${None} />` },
    { id: "schema", label: "Schema", width: 150, cell: row => [row.inputSchema ? "input" : "", row.expectedOutputSchema ? "expected output" : ""].filter(Boolean).join(", ") || html`<${None} />` },
    { id: "created", label: "Created", width: 120, sort: "createdAt", title: row => exact(created(row)), cell: row => html`<span class="muted">${ago(created(row))}</span>` },
  ],
  rowHeight: 40,
  load: async ({ q, orderBy, limit, offset }, signal) => {
    const words = (q ?? "").toLowerCase();
    const [field, direction] = orderBy.split(".");
    const found = (await all(signal)).filter(row => `${row.name} ${row.description ?? ""}`.toLowerCase().includes(words));
    found.sort((a, b) => (direction === "desc" ? -1 : 1) * (field === "createdAt" ? created(a) - created(b) : a.name.localeCompare(b.name)));
    return { total: found.length, data: found.slice(offset, offset + limit) };
  },
  rowId: row => row.name,
  href: row => datasetPath(row.name),
  Empty,
};

export const Page = () => html`<${ListPage} list=${list} />`;

/** @param {AbortSignal} signal @returns {Promise<any[]>} */
async function all(signal) {
  const found = [];
  for (let page = 1; page <= 20; page++) {
    const { data, meta } = await publicApi("GET", "v2/datasets", { query: { page, limit: 100 }, signal });
    found.push(...data);
    if (page >= meta.totalPages) break;
  }
  return found;
}

function Empty() {
  const [isNew, setNew] = useState(false);
  const onSubmit = async (/** @type {any} */ event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const name = String(form.get("name")).trim();
    if (!await attempt(() => publicApi("POST", "v2/datasets", { body: { name, description: String(form.get("description")).trim() || null } }), "Dataset made")) return;
    touch();
    go(datasetPath(name));
  };
  return html`
    <div class="empty"><h1>No datasets yet</h1><p>Cases that an answer is held against: from traces ("Add to dataset"), from C# or the API.</p>
      <button class="button is-main" type="button" onClick=${() => setNew(true)}>New dataset</button>
      ${isNew ? html`
        <${Dialog} title="New dataset" onClose=${() => setNew(false)}>
          <form class="dialog-form" onSubmit=${onSubmit}>
            <label>Name <input name="name" required /></label><label>Description <input name="description" /></label>
            <span class="form-end"><button class="button is-main" type="submit">Make it</button></span>
          </form>
        <//>` : null}
    </div>`;
}
