import { html, useState } from "../vendor/preact.js";
import { local, localSend } from "../data/api.js";
import { ago, count } from "../data/format.js";
import { alertFields } from "../data/alert-fields.js";
import { useLoad } from "../data/load.js";
import { None } from "../components/chips.js";
import { Dialog } from "../components/dialog.js";
import { lazy } from "../components/lazy.js";
import { Notice } from "../components/notice.js";
import { SmallTable } from "../components/small-table.js";
import { attempt } from "../components/toast.js";

export const title = "Alerts";

const DocumentForm = lazy(() => import("../components/document-form.js"), "DocumentForm");

const webhook = { url: "https://example.com/hook" };

/** @type {Record<string, any>} */
const examples = {
  "Errors": { name: "errors", windowMinutes: 15, operator: ">", threshold: 10, query: { view: "observations", metrics: [{ measure: "count", aggregation: "count" }], filters: [{ type: "string", column: "level", operator: "=", value: "ERROR" }] }, webhook },
  "Cost of an hour": { name: "cost of an hour", windowMinutes: 60, operator: ">", threshold: 5, query: { view: "traces", metrics: [{ measure: "totalCost", aggregation: "sum" }] }, webhook },
  "Latency": { name: "slow", windowMinutes: 30, operator: ">", threshold: 8000, query: { view: "traces", metrics: [{ measure: "latency", aggregation: "p95" }] }, webhook },
  "A score falls": { name: "helpful falls", windowMinutes: 1440, operator: "<", threshold: 0.7, query: { view: "scores-numeric", metrics: [{ measure: "value", aggregation: "avg" }], filters: [{ type: "string", column: "name", operator: "=", value: "helpful" }] }, webhook },
  "Nothing arrives": { name: "nothing arrives", windowMinutes: 60, operator: "<", threshold: 1, noData: "zero", query: { view: "traces", metrics: [{ measure: "count", aggregation: "count" }] }, webhook },
};

const states = { ok: "is-good", alert: "is-bad", no_data: "is-warn", unknown: "" };
const made = ["id", "state", "since", "lastValue", "lastCheckedAt", "lastError", "createdAt", "updatedAt"];

export function Page() {
  const { data, error, reload } = useLoad(signal => local("alerts", { query: { limit: 100 }, signal }), []);
  const [editing, setEditing] = useState(/** @type {any} */ (null));
  const [log, setLog] = useState(/** @type {any} */ (null));
  const [secret, setSecret] = useState("");
  if (error && !data) return html`<${Notice} title="The alerts cannot be read" isError>${error.message}<//>`;
  if (!data) return null;
  const toggle = (/** @type {any} */ each) => attempt(() => localSend("PATCH", `alerts/${each.id}`, { body: { enabled: !each.enabled } }), each.enabled ? "Alert is off" : "Alert is on").then(reload);
  const test = (/** @type {any} */ each) => attempt(() => localSend("POST", `alerts/${each.id}/test`), "Test event sent").then(() => setLog(each));
  const remove = async (/** @type {any} */ each) => { if (window.confirm(`Delete ${each.name}?`) && await attempt(() => localSend("DELETE", `alerts/${each.id}`), "Alert deleted")) reload(); };
  const save = async (/** @type {any} */ document) => {
    const saved = await localSend(editing.id ? "PATCH" : "POST", editing.id ? `alerts/${editing.id}` : "alerts", { body: document });
    if (saved?.webhook?.secret) setSecret(saved.webhook.secret);
    reload();
  };
  return html`
    <div class="page" data-ready="">
      <header class="page-head"><h1>Alerts</h1></header>
      <form class="inline-form" onSubmit=${(/** @type {any} */ event) => { event.preventDefault(); setEditing({ document: examples[String(new FormData(event.target).get("example"))] }); }}>
        <label>Begin with <select name="example">${Object.keys(examples).map(each => html`<option key=${each}>${each}</option>`)}</select></label><button class="button is-main" type="submit">New alert</button>
      </form>
      <${SmallTable} label="Alerts" head=${["State", "Alert", "When", { text: "Last value", isRight: true }, "Checked", ""]} empty="No alerts yet. One is told to a webhook once when a figure leaves its bound, and once when it is back."
        rows=${data.data.map((/** @type {any} */ each) => ({
          key: each.id, cells: [
            html`<span class=${`state ${states[/** @type {keyof typeof states} */ (each.state)] ?? ""}`}>${each.enabled ? each.state.replace("_", " ") : "off"}</span>`,
            html`<button class="link" type="button" onClick=${() => setEditing({ id: each.id, document: Object.fromEntries(Object.entries(each).filter(([key, value]) => !made.includes(key) && value !== null)) })}>${each.name}</button>${each.lastError ? html`<div class="cell-sub error-text">${each.lastError}</div>` : null}`,
            html`<span class="muted">${each.query.metrics[0].aggregation} of ${each.query.metrics[0].measure} ${each.operator} ${each.threshold} in ${each.windowMinutes} min</span>`, each.lastValue === null || each.lastValue === undefined ? html`<${None} />` : count(each.lastValue), each.lastCheckedAt ? ago(Date.parse(each.lastCheckedAt) * 1000) : "not yet",
            html`<span class="row-actions"><button class="button is-plain" type="button" onClick=${() => setLog(each)}>Log</button><button class="button is-plain" type="button" onClick=${() => test(each)}>Send a test</button><button class="button is-plain" type="button" onClick=${() => toggle(each)}>${each.enabled ? "Switch off" : "Switch on"}</button><button class="button is-plain" type="button" onClick=${() => remove(each)}>Delete</button></span>`,
          ],
        }))} />
      ${editing ? html`<${DocumentForm} title=${editing.id ? "Alert" : "New alert"} document=${editing.document} fields=${alertFields} onClose=${() => setEditing(null)} onSave=${save} />` : null}
      ${log ? html`<${Log} alert=${log} onClose=${() => setLog(null)} />` : null}
      ${secret ? html`<${Dialog} title="The secret of the webhook" onClose=${() => setSecret("")}><div class="dialog-form"><p>Events are signed with it (HMAC-SHA256 of time and body). It is shown this once.</p><p><code>${secret}</code></p></div><//>` : null}
    </div>`;
}

/** @param {{ alert: any, onClose: () => void }} props */
function Log({ alert, onClose }) {
  const { data } = useLoad(signal => local(`alerts/${alert.id}/events`, { query: { limit: 50 }, signal }), [alert.id]);
  return html`
    <${Dialog} title=${`Log of ${alert.name}`} onClose=${onClose} isWide>
      <div class="dialog-form"><${SmallTable} label="Events" head=${["What", "When", { text: "Value", isRight: true }, "Message", "Delivery"]} empty="It has never fired."
        rows=${(data?.data ?? []).map((/** @type {any} */ event) => ({ key: event.id, cells: [event.type.replace("alert.", ""), ago(Date.parse(event.at) * 1000), event.value ?? "", event.message, html`${event.delivery.state}${event.delivery.lastError ? html`<div class="cell-sub error-text">${event.delivery.lastError}</div>` : null}`] }))} /></div>
    <//>`;
}
