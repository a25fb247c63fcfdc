import { html, useMemo, useState } from "../vendor/preact.js";
import { publicApi } from "../data/api.js";
import { ago, exact, oneLine, plural } from "../data/format.js";
import { touch } from "../data/live.js";
import { datasetPath, tracePath, viewPath } from "../data/links.js";
import { useLoad } from "../data/load.js";
import { address, setQuery } from "../data/router.js";
import { itemsOfRun, means, runsOf, sideBySide } from "../data/runs.js";
import { Fact, None } from "../components/chips.js";
import { Dialog } from "../components/dialog.js";
import { Notice } from "../components/notice.js";
import { SmallTable } from "../components/small-table.js";
import { Tabs, tabOf } from "../components/tabs.js";
import { attempt } from "../components/toast.js";

export const title = (/** @type {string} */ name) => name;

/** @type {[string, string][]} */
const tabs = [["items", "Items"], ["runs", "Runs"], ["compare", "Compare runs"]];

const text = (/** @type {any} */ value) => (value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value));

/** @param {{ rest: string[] }} props */
export function Page({ rest: [name] }) {
  const { data: dataset, error } = useLoad(signal => publicApi("GET", `v2/datasets/${encodeURIComponent(name)}`, { signal }), [name]);
  if (error && !dataset) return html`<${Notice} title="The dataset cannot be shown" isError>${error.message}<//>`;
  if (!dataset) return html`<div class="loading" role="status"><span class="sr">Loading</span></div>`;
  const shown = tabOf(tabs);
  return html`
    <div class="page" data-ready="">
      <header class="page-head"><a class="crumb" href=${viewPath("datasets")}>Datasets</a><span class="muted" aria-hidden="true">/</span><h1>${dataset.name}</h1></header>
      ${dataset.description ? html`<p class="lead">${dataset.description}</p>` : null}
      <${Tabs} label="About this dataset" tabs=${tabs} />
      ${shown === "items" ? html`<${Items} dataset=${dataset} />` : shown === "runs" ? html`<${Runs} dataset=${dataset} />` : html`<${Compare} dataset=${dataset} />`}
    </div>`;
}

const part = 50;

/** @param {{ dataset: any }} props */
function Items({ dataset }) {
  const page = Number(address.value.query.get("page") ?? 1);
  const { data, error } = useLoad(signal => publicApi("GET", "dataset-items", { query: { datasetName: dataset.name, page, limit: part }, signal }), [dataset.name, page]);
  const [open, setOpen] = useState(/** @type {any} */ (null));
  if (error) return html`<${Notice} title="The items cannot be read" isError>${error.message}<//>`;
  if (!data) return null;
  const remove = async (/** @type {any} */ item) => {
    if (window.confirm("Delete this item? Runs that used it keep it.") && await attempt(() => publicApi("DELETE", `dataset-items/${encodeURIComponent(item.id)}`), "Item deleted")) touch();
  };
  return html`
    <div class="stack">
      <div class="inline-form"><span class="hint num">${plural(data.meta.totalItems, "item")}</span><span class="spring"></span><button class="button is-main" type="button" onClick=${() => setOpen({})}>Add an item</button></div>
      <${SmallTable} label="Items" head=${["Input", "Expected output", "From", "Changed", ""]} empty="No items yet. Add one here, or from a trace."
        rows=${data.data.map((/** @type {any} */ item) => ({
          key: item.id, cells: [
            html`<button class="link" type="button" onClick=${() => setOpen(item)}>${oneLine(text(item.input), 120) || "(empty)"}</button>${item.status === "ARCHIVED" ? html` <span class="state">archived</span>` : null}`,
            oneLine(text(item.expectedOutput), 120) || html`<${None} />`,
            item.sourceTraceId ? html`<a href=${tracePath(item.sourceTraceId, item.sourceObservationId)}>trace</a>` : html`<${None} />`,
            html`<span class="muted" title=${item.updatedAt}>${ago(Date.parse(item.updatedAt) * 1000)}</span>`,
            html`<span class="row-actions"><button class="button is-plain" type="button" onClick=${() => remove(item)}>Delete</button></span>`,
          ],
        }))} />
      ${data.meta.totalPages > 1 ? html`<p class="inline-form"><button class="button" type="button" disabled=${page <= 1} onClick=${() => setQuery({ page: String(page - 1) }, { push: true })}>Newer</button><span class="num">Page ${page} of ${data.meta.totalPages}</span><button class="button" type="button" disabled=${page >= data.meta.totalPages} onClick=${() => setQuery({ page: String(page + 1) }, { push: true })}>Older</button></p>` : null}
      ${open ? html`<${ItemForm} dataset=${dataset} item=${open} onClose=${() => setOpen(null)} />` : null}
    </div>`;
}

/** An item to read and change; what does not fit the schema of the dataset is said here. @param {{ dataset: any, item: any, onClose: () => void }} props */
function ItemForm({ dataset, item, onClose }) {
  const [error, setError] = useState("");
  const onSubmit = async (/** @type {any} */ event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const value = (/** @type {string} */ name) => { const typed = String(form.get(name)).trim(); try { return typed === "" ? null : JSON.parse(typed); } catch { return typed; } };
    try {
      await publicApi("POST", "dataset-items", { body: { datasetName: dataset.name, id: item.id, input: value("input"), expectedOutput: value("expected"), metadata: value("metadata"), sourceTraceId: item.sourceTraceId, sourceObservationId: item.sourceObservationId } });
      touch();
      onClose();
    } catch (problem) {
      setError(/** @type {Error} */ (problem).message);
    }
  };
  const shown = (/** @type {any} */ value) => (value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value, null, 2));
  return html`
    <${Dialog} title=${item.id ? "Item" : "Add an item"} onClose=${onClose} isWide>
      <form class="dialog-form" onSubmit=${onSubmit}>
        <label>Input, text or JSON <textarea name="input" rows="7">${shown(item.input)}</textarea></label>
        <label>Expected output <textarea name="expected" rows="5">${shown(item.expectedOutput)}</textarea></label>
        <label>Metadata <textarea name="metadata" rows="2">${shown(item.metadata)}</textarea></label>
        ${error ? html`<p class="error-text" role="alert">${error}</p>` : null}
        <span class="form-end"><button class="button is-main" type="submit">Save</button></span>
      </form>
    <//>`;
}

/** @param {{ dataset: any }} props */
function Runs({ dataset }) {
  const { data: runs, error } = useLoad(signal => runsOf(dataset.id, signal), [dataset.id]);
  if (error && !runs) return html`<${Notice} title="The runs cannot be read" isError>${error.message}<//>`;
  if (!runs) return null;
  const names = [...new Set(runs.flatMap(run => [...means([run]).keys()]))].slice(0, 6);
  return html`
    <${SmallTable} label="Runs" head=${["Run", "Started", { text: "Items", isRight: true }, ...names.map(each => ({ text: each, isRight: true })), ""]} empty="No runs yet: langfuse.RunExperimentAsync(...) makes one."
      rows=${runs.map((run, index) => ({
        key: run.id, cells: [
          html`<b class="strong">${run.name}</b>${run.description ? html`<div class="cell-sub">${run.description}</div>` : null}`,
          html`<span class="muted" title=${exact(Date.parse(run.startTime) * 1000)}>${ago(Date.parse(run.startTime) * 1000)}</span>`, run.itemCount,
          ...names.map(each => { const mean = means([run]).get(each); return mean === undefined ? html`<${None} />` : mean.toFixed(3); }),
          html`<span class="row-actions"><a class="button is-plain" href=${datasetPath(dataset.name, { tab: "compare", before: runs[index + 1]?.id ?? run.id, after: run.id })}>Compare</a></span>`,
        ],
      }))} />`;
}

/** @param {{ dataset: any }} props */
function Compare({ dataset }) {
  const { data: runs } = useLoad(signal => runsOf(dataset.id, signal), [dataset.id]);
  const { query } = address.value;
  const after = runs?.find(run => run.id === query.get("after")) ?? runs?.[0];
  const before = runs?.find(run => run.id === query.get("before")) ?? runs?.[1] ?? runs?.[0];
  const { data } = useLoad(async signal => (before && after ? Promise.all([itemsOfRun(before.id, signal), itemsOfRun(after.id, signal)]) : null), [before?.id, after?.id], { live: false });
  if (!runs) return null;
  if (runs.length === 0) return html`<${Notice} title="No runs to compare yet." />`;
  const choice = (/** @type {string} */ label, /** @type {string} */ name, /** @type {any} */ chosen) => html`
    <label>${label} <select value=${chosen?.id} onChange=${(/** @type {any} */ event) => setQuery({ [name]: event.target.value }, { push: true })}>${runs.map(run => html`<option value=${run.id} key=${run.id}>${run.name} · ${ago(Date.parse(run.startTime) * 1000)}</option>`)}</select></label>`;
  return html`
    <div class="stack">
      <form class="inline-form">${choice("Before", "before", before)}${choice("After", "after", after)}${data ? html`<${ScoreChoice} items=${data.flat()} />` : null}</form>
      ${data ? html`<${Pairs} before=${data[0]} after=${data[1]} names=${[before?.name, after?.name]} />` : html`<div class="loading" role="status"><span class="sr">Loading</span></div>`}
    </div>`;
}

/** @param {any[]} items */
const namesIn = items => [...means(items).keys()];

/** @param {{ items: any[] }} props */
const ScoreChoice = ({ items }) => (namesIn(items).length < 2 ? null : html`
  <label>By score <select value=${address.value.query.get("by") ?? namesIn(items)[0]} onChange=${(/** @type {any} */ event) => setQuery({ by: event.target.value }, { push: true })}>${namesIn(items).map(name => html`<option key=${name}>${name}</option>`)}</select></label>`);

const shownPairs = 200;

/** @param {{ before: any[], after: any[], names: string[] }} props */
function Pairs({ before, after, names }) {
  const by = address.value.query.get("by") ?? namesIn([...before, ...after])[0] ?? null;
  const rows = useMemo(() => sideBySide(before, after, by), [before, after, by]);
  const [first, second] = [means(before), means(after)];
  return html`
    <div class="facts">${[...new Set([...first.keys(), ...second.keys()])].map(name => html`<${Fact} key=${name} name=${name}>${first.get(name)?.toFixed(3) ?? "–"} → ${second.get(name)?.toFixed(3) ?? "–"}<//>`)}
      <${Fact} name="Changed">${rows.filter(row => row.change !== 0).length} of ${rows.length}<//></div>
    <div class="compare" tabindex="0" role="region" aria-label="Items side by side">
      <table>
        <thead><tr><th scope="col">Input and expected output</th><th scope="col">${names[0]}</th><th scope="col">${names[1]}</th></tr></thead>
        <tbody>${rows.slice(0, shownPairs).map(row => html`
          <tr key=${row.key} class=${row.change > 0 ? "is-better" : row.change < 0 ? "is-worse" : undefined}>
            <td><div class="text">${oneLine(text((row.after ?? row.before).input), 400)}</div><div class="cell-sub">${oneLine(text((row.after ?? row.before).expectedOutput), 200)}</div></td>
            <${Side} item=${row.before} /><${Side} item=${row.after} />
          </tr>`)}</tbody>
      </table>
    </div>
    ${rows.length > shownPairs ? html`<p class="hint">The ${shownPairs} that changed most of ${rows.length}.</p>` : null}`;
}

/** @param {{ item?: any }} props */
const Side = ({ item }) => (item ? html`
  <td><a class="text" href=${tracePath(item.traceId, item.id)}>${oneLine(text(item.output), 400) || (item.level === "ERROR" ? "(failed)" : "(no output)")}</a>
    <div class="cell-tags">${(item.scores ?? []).map((/** @type {any} */ score) => html`<span class="score" key=${score.id}>${score.name}<b class="num">${typeof score.value === "number" ? Number(score.value.toPrecision(4)) : String(score.value)}</b></span>`)}</div></td>` : html`<td class="muted">not in this run</td>`);
