import { html, useState } from "../vendor/preact.js";
import { local, localSend, publicApi } from "../data/api.js";
import { count } from "../data/format.js";
import { useLoad } from "../data/load.js";
import { viewPath } from "../data/links.js";
import { go } from "../data/router.js";
import { Dialog } from "../components/dialog.js";
import { Notice } from "../components/notice.js";
import { SmallTable } from "../components/small-table.js";
import { attempt } from "../components/toast.js";

export const title = "Annotation";

export function Page() {
  const { data, error, reload } = useLoad(async signal => {
    const { data: queues } = await publicApi("GET", "annotation-queues", { query: { limit: 100 }, signal });
    return Promise.all(queues.map((/** @type {any} */ queue) => local(`annotation-queues/${queue.id}`, { signal })));
  }, []);
  const [isNew, setNew] = useState(false);
  const [filling, setFilling] = useState(/** @type {any} */ (null));
  if (error && !data) return html`<${Notice} title="The queues cannot be read" isError>${error.message}<//>`;
  if (!data) return null;
  return html`
    <div class="page" data-ready="">
      <header class="page-head"><h1>Annotation</h1><span class="end"><button class="button is-main" type="button" onClick=${() => setNew(true)}>New queue</button></span></header>
      <${SmallTable} label="Queues" head=${["Queue", { text: "Waiting", isRight: true }, { text: "Done", isRight: true }, { text: "Skipped", isRight: true }, "People", ""]} empty="No queues yet. A queue is traces or observations that people judge one after the other."
        rows=${data.map((/** @type {any} */ queue) => ({
          key: queue.id, cells: [
            html`<a href=${viewPath(`annotation/${queue.id}`)}>${queue.name}</a>${queue.description ? html`<div class="cell-sub">${queue.description}</div>` : null}`, count(queue.counts.pending), count(queue.counts.completed), count(queue.counts.skipped),
            queue.people.map((/** @type {any} */ person) => `${person.name} (${person.completed})`).join(", "), html`<span class="row-actions"><button class="button is-plain" type="button" onClick=${() => setFilling(queue)}>Add items</button><a class="button" href=${viewPath(`annotation/${queue.id}`)}>Work through it</a></span>`,
          ],
        }))} />
      ${isNew ? html`<${NewQueue} onClose=${() => setNew(false)} />` : null}
      ${filling ? html`<${AddItems} queue=${filling} onClose=${() => { setFilling(null); reload(); }} />` : null}
    </div>`;
}

/** @param {{ onClose: () => void }} props */
function NewQueue({ onClose }) {
  const { data, reload } = useLoad(signal => publicApi("GET", "score-configs", { query: { limit: 100 }, signal }), []);
  const onSubmit = async (/** @type {any} */ event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const made = await attempt(() => publicApi("POST", "annotation-queues", { body: { name: form.get("name"), description: form.get("description") || null, scoreConfigIds: form.getAll("config") } }), "Queue made");
    if (made) go(viewPath(`annotation/${made.id}`));
  };
  const addConfig = async (/** @type {any} */ event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const dataType = String(form.get("type"));
    const categories = String(form.get("categories")).split(",").map(each => each.trim()).filter(Boolean).map((label, value) => ({ label, value }));
    const body = { name: form.get("name"), dataType, ...(dataType === "NUMERIC" ? { minValue: Number(form.get("min") || 0), maxValue: Number(form.get("max") || 1) } : dataType === "CATEGORICAL" ? { categories } : {}) };
    if (await attempt(() => publicApi("POST", "score-configs", { body }), "Score config saved")) reload();
  };
  const configs = (data?.data ?? []).filter((/** @type {any} */ config) => !config.isArchived);
  return html`
    <${Dialog} title="New queue" onClose=${onClose}>
      <form class="dialog-form" onSubmit=${onSubmit}>
        <label>Name <input name="name" required /></label><label>What it is for <input name="description" /></label>
        ${configs.map((/** @type {any} */ config, /** @type {number} */ index) => html`<label class="check" key=${config.id}><input type="checkbox" name="config" value=${config.id} checked=${index === 0} /> ${config.name} <span class="muted">${config.dataType.toLowerCase()}</span></label>`)}
        ${configs.length === 0 ? html`<p class="hint">What is judged is a score config: make one below.</p>` : null}
        <span class="form-end"><button class="button is-main" type="submit" disabled=${configs.length === 0}>Make it</button></span>
      </form>
      <form class="dialog-form" onSubmit=${addConfig}>
        <div class="form-row"><label>Another score <input name="name" required placeholder="helpful" /></label><label>Type <select name="type"><option>BOOLEAN</option><option>NUMERIC</option><option>CATEGORICAL</option></select></label><label>Categories <input name="categories" placeholder="good, fair, poor" /></label><label>Least <input name="min" type="number" step="any" /></label><label>Most <input name="max" type="number" step="any" /></label></div>
        <span class="form-end"><button class="button" type="submit">Add the score config</button></span>
      </form>
    <//>`;
}

/** @param {{ queue: any, onClose: () => void }} props */
function AddItems({ queue, onClose }) {
  const onSubmit = async (/** @type {any} */ event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const kind = String(form.get("kind"));
    const [objectType, filter] = { traces: ["TRACE", []], generations: ["OBSERVATION", [{ type: "stringOptions", column: "type", operator: "any of", value: ["GENERATION"] }]], errors: ["OBSERVATION", [{ type: "stringOptions", column: "level", operator: "any of", value: ["ERROR"] }]] }[kind] ?? ["TRACE", []];
    const added = await attempt(() => localSend("POST", `annotation-queues/${queue.id}/items`, { body: { objectType, filter, limit: Number(form.get("limit")) } }));
    if (added) { await attempt(async () => true, `${count(added.added)} added, ${count(added.present)} were there`); onClose(); }
  };
  return html`
    <${Dialog} title=${`Add to ${queue.name}`} onClose=${onClose}>
      <form class="dialog-form" onSubmit=${onSubmit}>
        <label>What <select name="kind"><option value="traces">newest traces</option><option value="generations">newest generations</option><option value="errors">newest failed observations</option></select></label>
        <label>How many at most <input name="limit" type="number" min="1" max="1000" value="20" /></label><span class="form-end"><button class="button is-main" type="submit">Add them</button></span>
      </form>
    <//>`;
}
