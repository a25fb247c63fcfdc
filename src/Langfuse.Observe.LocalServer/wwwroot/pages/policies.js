import { html, useState } from "../vendor/preact.js";
import { serverApi } from "../data/api.js";
import { ago, count, plural } from "../data/format.js";
import { policyFields } from "../data/policy-fields.js";
import { useLoad } from "../data/load.js";
import { tracePath } from "../data/links.js";
import { address, setQuery } from "../data/router.js";
import { None } from "../components/chips.js";
import { lazy } from "../components/lazy.js";
import { Notice } from "../components/notice.js";
import { SmallTable } from "../components/small-table.js";
import { Tabs, tabOf } from "../components/tabs.js";
import { attempt } from "../components/toast.js";

export const title = "Policies";

const DocumentForm = lazy(() => import("../components/document-form.js"), "DocumentForm");

/** @type {[string, string][]} */
const tabs = [["violations", "Violations"], ["policies", "Policies"]];
const severities = { critical: "is-bad", high: "is-bad", medium: "is-warn", low: "" };

/** @type {Record<string, any>} */
const examples = {
  "Every trace has a user": { name: "every trace has a user", rule: { type: "missing", fields: ["user"] } },
  "A trace stays cheap": { name: "a trace stays cheap", severity: "high", rule: { type: "cost", max: 0.05 } },
  "A trace is quick": { name: "a trace is quick", rule: { type: "latency", max: 10 } },
  "Only approved models": { name: "only approved models", severity: "high", rule: { type: "model", allow: ["gpt-4o*", "claude-*"] } },
  "No secrets in content": { name: "no secrets in content", severity: "critical", rule: { type: "content", find: ["secret"] } },
  "No personal data in answers": { name: "no personal data in answers", rule: { type: "content", find: ["personal"], in: ["output"] } },
  "No tool goes round": { name: "no tool goes round", rule: { type: "loop", times: 4 } },
  "Agents mostly work": { name: "agents mostly work", rule: { type: "error_rate", over: "agent", max: 0.05, windowMinutes: 60 } },
};

export function Page() {
  return html`
    <div class="page" data-ready="">
      <header class="page-head"><h1>Policies</h1></header>
      <${Tabs} label="Policies" tabs=${tabs} />
      ${tabOf(tabs) === "violations" ? html`<${Violations} />` : html`<${Policies} />`}
    </div>`;
}

function Violations() {
  const { query } = address.value;
  const [state, page] = [query.get("state") ?? "open", Number(query.get("page") ?? 1)];
  const { data, error, reload } = useLoad(signal => serverApi("GET", "violations", { query: { state, page, limit: 50, policyId: query.get("policy") }, signal }), [state, page, query.get("policy")]);
  if (error && !data) return html`<${Notice} title="The violations cannot be read" isError>${error.message}<//>`;
  if (!data) return null;
  const move = (/** @type {any} */ each, /** @type {string} */ next) => attempt(() => serverApi("PATCH", `violations/${each.id}`, { body: { state: next } }), next === "open" ? "Open again" : `Marked ${next}`).then(reload);
  return html`
    <div class="stack">
      <form class="inline-form"><label>State <select value=${state} onChange=${(/** @type {any} */ event) => setQuery({ state: event.target.value, page: null }, { push: true })}>${["open", "accepted", "fixed"].map(each => html`<option value=${each} key=${each}>${each} (${count(data.counts[each])})</option>`)}</select></label></form>
      <${SmallTable} label="Violations" head=${["Severity", "What", "Trace", "Agent", "User", "Found", ""]} empty=${state === "open" ? "Nothing open. A policy flags traces as they arrive." : `None ${state}.`}
        rows=${data.data.map((/** @type {any} */ each) => ({
          key: each.id, cells: [
            html`<span class=${`state ${severities[/** @type {keyof typeof severities} */ (each.severity)]}`}>${each.severity}</span>`,
            html`<b class="strong">${each.policyName}</b><div class="cell-sub" title=${each.message}>${each.message}</div>`,
            html`<a href=${tracePath(each.traceId, each.observationId)}>${each.traceName ?? each.traceId}</a>`, each.agent ?? html`<${None} />`, each.userId ?? html`<${None} />`, html`<span class="muted">${ago(Date.parse(each.foundAt) * 1000)}</span>`,
            html`<span class="row-actions">${each.state === "open" ? html`<button class="button" type="button" onClick=${() => move(each, "accepted")}>Accept</button><button class="button" type="button" onClick=${() => move(each, "fixed")}>Fixed</button>` : html`<button class="button" type="button" onClick=${() => move(each, "open")}>Open again</button>`}</span>`,
          ],
        }))} />
      ${data.meta.totalPages > 1 ? html`<p class="inline-form"><button class="button" type="button" disabled=${page <= 1} onClick=${() => setQuery({ page: String(page - 1) }, { push: true })}>Newer</button><span class="num">Page ${page} of ${data.meta.totalPages}</span><button class="button" type="button" disabled=${page >= data.meta.totalPages} onClick=${() => setQuery({ page: String(page + 1) }, { push: true })}>Older</button></p>` : null}
    </div>`;
}

const made = ["id", "createdAt", "updatedAt", "violations", "publicId"];

function Policies() {
  const { data, error, reload } = useLoad(signal => serverApi("GET", "policies", { signal }), []);
  const [editing, setEditing] = useState(/** @type {any} */ (null));
  if (error && !data) return html`<${Notice} title="The policies cannot be read" isError>${error.message}<//>`;
  if (!data) return null;
  const toggle = (/** @type {any} */ each) => attempt(() => serverApi("PATCH", `policies/${each.id}`, { body: { enabled: !each.enabled } }), each.enabled ? "Policy is off" : "Policy is on").then(reload);
  const look = async (/** @type {any} */ each) => { const found = await attempt(() => serverApi("POST", `policies/${each.id}/evaluate`, { body: {} })); if (found) attempt(async () => reload(), `${plural(found.tracesLooked, "trace")} looked at, ${plural(found.newViolations, "new violation")}`); };
  const remove = async (/** @type {any} */ each) => { if (window.confirm(`Delete ${each.name} with its violations?`) && await attempt(() => serverApi("DELETE", `policies/${each.id}`), "Policy deleted")) reload(); };
  return html`
    <div class="stack">
      <form class="inline-form" onSubmit=${(/** @type {any} */ event) => { event.preventDefault(); setEditing({ document: examples[String(new FormData(event.target).get("example"))] }); }}>
        <label>Begin with <select name="example">${Object.keys(examples).map(each => html`<option key=${each}>${each}</option>`)}</select></label><button class="button is-main" type="submit">New policy</button>
      </form>
      <${SmallTable} label="Policies" head=${["Name", "Rule", "Severity", { text: "Open", isRight: true }, { text: "Accepted", isRight: true }, { text: "Fixed", isRight: true }, ""]} empty="No policies yet."
        rows=${data.data.map((/** @type {any} */ each) => ({
          key: each.id, cells: [
            html`<button class="link" type="button" onClick=${() => setEditing({ id: each.id, document: Object.fromEntries(Object.entries(each).filter(([key, value]) => !made.includes(key) && value !== null)) })}>${each.name}</button>${each.enabled ? null : html` <span class="state">off</span>`}`,
            html`<span class="muted">${each.rule.type}</span>`, html`<span class=${`state ${severities[/** @type {keyof typeof severities} */ (each.severity)]}`}>${each.severity}</span>`, count(each.violations.open), count(each.violations.accepted), count(each.violations.fixed),
            html`<span class="row-actions"><button class="button is-plain" type="button" onClick=${() => look(each)}>Run on stored</button><button class="button is-plain" type="button" onClick=${() => toggle(each)}>${each.enabled ? "Switch off" : "Switch on"}</button><button class="button is-plain" type="button" onClick=${() => remove(each)}>Delete</button></span>`,
          ],
        }))} />
      ${editing ? html`
        <${DocumentForm} title=${editing.id ? "Policy" : "New policy"} document=${editing.document} fields=${policyFields} hint="The address is told of new violations; further members stand in the JSON." onClose=${() => setEditing(null)}
          onSave=${async (/** @type {any} */ document) => { await serverApi(editing.id ? "PATCH" : "POST", editing.id ? `policies/${editing.id}` : "policies", { body: document }); reload(); }}
          onTry=${(/** @type {any} */ document) => serverApi("POST", "policies/preview", { body: { policy: document, limit: 500 } })} Result=${Preview} />` : null}
    </div>`;
}

/** What a policy would flag. @param {{ result: any }} props */
const Preview = ({ result }) => html`
  <p><b>${plural(result.tracesFlagged, "trace")}</b> of ${count(result.tracesMatched)} that match (${count(result.tracesLooked)} looked at) would be flagged.</p>
  <${SmallTable} label="What it would flag" head=${["Trace", "What"]} empty="Nothing." rows=${result.data.slice(0, 20).map((/** @type {any} */ each, /** @type {number} */ index) => ({ key: String(index), cells: [html`<a href=${tracePath(each.traceId, each.observationId)} target="_blank">${each.traceName ?? each.traceId}</a>`, each.message] }))} />`;
