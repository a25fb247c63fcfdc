import { html, useEffect, useState } from "../vendor/preact.js";
import { serverApi } from "../data/api.js";
import { ago, count } from "../data/format.js";
import { useLoad } from "../data/load.js";
import { None } from "../components/chips.js";
import { Dialog } from "../components/dialog.js";
import { Notice } from "../components/notice.js";
import { SmallTable } from "../components/small-table.js";
import { attempt } from "../components/toast.js";

export const title = "Integrations";

/** Langfuse projects whose traces are pulled to here. */
export function Page() {
  const { data, error, reload } = useLoad(signal => serverApi("GET", "integrations", { signal }), []);
  const [editing, setEditing] = useState(/** @type {any} */ (null));
  const [filling, setFilling] = useState(/** @type {any} */ (null));
  // A sync that runs is looked at again and again, also when nothing new arrived.
  useEffect(() => {
    const timer = setInterval(reload, 2500);
    return () => clearInterval(timer);
  }, [reload]);
  if (error && !data) return html`<${Notice} title="The integrations cannot be read" isError>${error.message}<//>`;
  if (!data) return null;
  const start = (/** @type {any} */ each, /** @type {any} */ body) => attempt(() => serverApi("POST", `integrations/${each.id}/sync`, { body }), "Sync started").then(reload);
  const stop = (/** @type {any} */ each) => attempt(() => serverApi("DELETE", `integrations/${each.id}/sync`), "Sync stopped").then(reload);
  const remove = async (/** @type {any} */ each) => { if (window.confirm(`Remove ${each.name}? What was pulled stays.`) && await attempt(() => serverApi("DELETE", `integrations/${each.id}`), "Integration removed")) reload(); };
  return html`
    <div class="page" data-ready="">
      <header class="page-head"><h1>Integrations</h1><span class="end"><button class="button is-main" type="button" onClick=${() => setEditing({})}>New integration</button></span></header>
      <p class="lead">Traces of other Langfuse projects, pulled to here: to look at them without their page, and to hold them against policies.</p>
      <${SmallTable} label="Integrations" head=${["Name", "From", "Automatic", "Last sync", { text: "Traces", isRight: true }, ""]} empty="None yet."
        rows=${data.data.map((/** @type {any} */ each) => ({
          key: each.id, cells: [
            html`<button class="link" type="button" onClick=${() => setEditing(each)}>${each.name}</button>`, each.host ?? html`<${None} />`, each.autoSync ? `every ${each.intervalMinutes} min` : "no",
            html`<${Last} run=${each.lastSync} />`, each.lastSync ? html`${count(each.lastSync.tracesIngested)} <span class="muted">of ${count(each.lastSync.tracesFetched)}</span>` : html`<${None} />`,
            html`<span class="row-actions">${each.isActive ? html`<button class="button" type="button" onClick=${() => stop(each)}>Stop</button>` : html`<button class="button" type="button" onClick=${() => start(each, undefined)}>Sync now</button><button class="button is-plain" type="button" onClick=${() => setFilling(each)}>Backfill</button>`}<button class="button is-plain" type="button" onClick=${() => remove(each)}>Remove</button></span>`,
          ],
        }))} />
      ${editing ? html`<${IntegrationForm} integration=${editing} onClose=${() => setEditing(null)} onDone=${() => { setEditing(null); reload(); }} />` : null}
      ${filling ? html`
        <${Dialog} title=${`Backfill ${filling.name}`} onClose=${() => setFilling(null)}>
          <form class="dialog-form" onSubmit=${(/** @type {any} */ event) => { event.preventDefault(); start(filling, { mode: "backfill", days: Number(new FormData(event.target).get("days")) }); setFilling(null); }}>
            <label>Days back <input name="days" type="number" min="1" max="3650" value="30" required /></label><span class="form-end"><button class="button is-main" type="submit">Start</button></span>
          </form>
        <//>` : null}
    </div>`;
}

const kinds = { running: "is-warn", completed: "is-good", failed: "is-bad", interrupted: "is-bad" };

/** @param {{ run: any }} props */
function Last({ run }) {
  if (!run) return html`<span class="muted">never</span>`;
  return html`
    <span class=${`state ${kinds[/** @type {keyof typeof kinds} */ (run.status)] ?? ""}`}>${run.status}</span> <span class="muted">${run.mode}${run.completedAt ? ` · ${ago(Date.parse(run.completedAt) * 1000)}` : ""}</span>
    ${run.status === "running" ? html`<div class="meter" role="progressbar" aria-label=${`Progress: ${run.stage}`} aria-valuenow=${Math.round(100 * (run.progress ?? 0))}><i style=${{ width: `${100 * (run.progress ?? 0)}%` }}></i></div>` : null}
    ${run.message ? html`<div class=${run.status === "failed" ? "cell-sub error-text" : "cell-sub"} title=${run.message}>${run.message}</div>` : null}`;
}

/** @param {{ integration: any, onClose: () => void, onDone: () => void }} props */
function IntegrationForm({ integration, onClose, onDone }) {
  const [said, setSaid] = useState(/** @type {any} */ (null));
  const isNew = !integration.id;
  const read = (/** @type {HTMLFormElement} */ form) => {
    const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
    const numbers = Object.fromEntries(["intervalMinutes", "lookbackDays", "batchSize"].map(name => [name, Number(values[name])]));
    return { name: values.name, host: values.host, ...(values.publicKey ? { publicKey: values.publicKey } : {}), ...(values.secretKey ? { secretKey: values.secretKey } : {}), ...numbers, autoSync: values.autoSync === "on" };
  };
  const onSubmit = async (/** @type {any} */ event) => {
    event.preventDefault();
    const body = read(event.target);
    if (await attempt(() => serverApi(isNew ? "POST" : "PATCH", isNew ? "integrations" : `integrations/${integration.id}`, { body }), "Integration saved")) onDone();
  };
  const test = async (/** @type {any} */ event) => {
    const { host, publicKey, secretKey } = read(event.target.form);
    setSaid(await attempt(() => (publicKey && secretKey ? serverApi("POST", "integrations/test", { body: { host, publicKey, secretKey } }) : serverApi("POST", `integrations/${integration.id}/test`))));
  };
  return html`
    <${Dialog} title=${isNew ? "New integration" : integration.name} onClose=${onClose}>
      <form class="dialog-form" onSubmit=${onSubmit}>
        <label>Name <input name="name" required value=${integration.name} placeholder="production" /></label>
        <label>Address <input name="host" type="url" value=${integration.host} placeholder="https://cloud.langfuse.com" /></label>
        <label>Public key <input name="publicKey" autocomplete="off" value=${integration.publicKey} placeholder="pk-lf-…" /></label>
        <label>Secret key <input name="secretKey" type="password" autocomplete="off" placeholder=${isNew ? "sk-lf-…" : "as before"} /></label>
        <div class="form-row"><label>Every, min <input name="intervalMinutes" type="number" min="1" value=${integration.intervalMinutes ?? 5} /></label><label>Days back <input name="lookbackDays" type="number" min="1" value=${integration.lookbackDays ?? 7} /></label><label>Batch <input name="batchSize" type="number" min="1" max="100" value=${integration.batchSize ?? 100} /></label></div>
        <label class="check"><input name="autoSync" type="checkbox" checked=${integration.autoSync ?? true} /> Sync automatically</label>
        ${said ? html`<p class=${said.success ? "hint" : "error-text"} role="status">${said.message}</p>` : null}
        <span class="form-end"><button class="button is-main" type="submit">Save</button><button class="button" type="button" onClick=${test}>Test connection</button></span>
      </form>
    <//>`;
}
