import { html, useState } from "../vendor/preact.js";
import { local, localSend, publicApi } from "../data/api.js";
import { ago, cost, count, duration } from "../data/format.js";
import { evaluatorFields, ruleFields } from "../data/evaluator-fields.js";
import { useLoad } from "../data/load.js";
import { tracePath, viewPath } from "../data/links.js";
import { address, setQuery } from "../data/router.js";
import { None } from "../components/chips.js";
import { lazy } from "../components/lazy.js";
import { Notice } from "../components/notice.js";
import { SmallTable } from "../components/small-table.js";
import { Tabs, tabOf } from "../components/tabs.js";
import { attempt } from "../components/toast.js";

export const title = "Evaluators";

const DocumentForm = lazy(() => import("../components/document-form.js"), "DocumentForm");

/** @type {[string, string][]} */
const tabs = [["evaluators", "Evaluators"], ["rules", "Rules"], ["runs", "Runs"], ["bounds", "Bounds"]];
const parts = { evaluators: EvaluatorsPart, rules: RulesPart, runs: RunsPart, bounds: BoundsPart };

/** @type {Record<string, any>} */
const examples = {
  "A judge: is the answer helpful?": { name: "helpful", type: "llm_as_judge", modelConfig: { provider: "openai", model: "gpt-4o-mini" }, prompt: "Question: {{input}}\nAnswer: {{output}}\nIs the answer helpful?", outputDefinition: { dataType: "NUMERIC", minValue: 0, maxValue: 1 } },
  "A judge with categories": { name: "tone", type: "llm_as_judge", modelConfig: { provider: "openai", model: "gpt-4o-mini" }, prompt: "Which tone has this answer?\n{{output}}", outputDefinition: { dataType: "CATEGORICAL", categories: ["friendly", "neutral", "rude"] } },
  "The output has a text": { name: "cites-a-source", type: "builtin", check: { kind: "contains", source: "output", expected: "http" } },
  "The output fits a pattern": { name: "has-order-number", type: "builtin", check: { kind: "regex", source: "output", pattern: "\\b\\d{5}\\b" } },
  "The output fits a JSON schema": { name: "valid-json", type: "builtin", check: { kind: "json_schema", source: "output", schema: { type: "object", required: ["answer"] } } },
  "It was quick": { name: "quick", type: "builtin", check: { kind: "latency", most: 5 } },
  "It was cheap": { name: "cheap", type: "builtin", check: { kind: "cost", most: 0.01 } },
};

const made = ["id", "version", "createdAt", "updatedAt", "status", "pausedReason", "pausedMessage", "createdBy", "versions", "projectId", "evaluatorVersionId"];

export function Page() {
  const Part = parts[/** @type {keyof typeof parts} */ (tabOf(tabs))];
  return html`<div class="page" data-ready=""><header class="page-head"><h1>Evaluators</h1></header><${Tabs} label="Evaluators" tabs=${tabs} /><${Part} /></div>`;
}

function EvaluatorsPart() {
  const { data, error, reload } = useLoad(signal => publicApi("GET", "v2/evaluators", { query: { limit: 100 }, signal }), []);
  const [editing, setEditing] = useState(/** @type {any} */ (null));
  if (error && !data) return html`<${Notice} title="The evaluators cannot be read" isError>${error.message}<//>`;
  if (!data) return null;
  const remove = async (/** @type {any} */ each) => { if (window.confirm(`Delete ${each.name}? Its scores stay.`) && await attempt(() => publicApi("DELETE", `v2/evaluators/${each.id}`), "Evaluator deleted")) reload(); };
  const wake = (/** @type {any} */ each) => attempt(() => localSend("POST", `evaluators/${each.id}/reactivate`), "Evaluator runs again").then(reload);
  return html`
    <div class="stack">
      <form class="inline-form" onSubmit=${(/** @type {any} */ event) => { event.preventDefault(); setEditing({ document: examples[String(new FormData(event.target).get("example"))] }); }}>
        <label>Begin with <select name="example">${Object.keys(examples).map(each => html`<option key=${each}>${each}</option>`)}</select></label><button class="button is-main" type="submit">New evaluator</button>
        <span class="hint">Judges need an <a class="link" href=${viewPath("settings", { tab: "models" })}>LLM connection</a>.</span>
      </form>
      <${SmallTable} label="Evaluators" head=${["Name", "Kind", { text: "Version", isRight: true }, "State", "Changed", ""]} empty="No evaluators yet. An evaluator says how something is judged, a rule says what."
        rows=${data.data.map((/** @type {any} */ each) => ({
          key: each.id, cells: [
            html`<a href=${viewPath(`evaluators/${each.id}`)}>${each.name}</a>`, html`<span class="muted">${{ llm_as_judge: "judge", builtin: each.check?.kind ?? "check", host: "C#", code: "code" }[/** @type {"code"} */ (each.type)] ?? each.type}</span>`, count(each.version ?? 1),
            each.status === "paused" ? html`<span class="state is-bad" title=${each.pausedMessage}>paused</span><div class="cell-sub error-text">${each.pausedMessage}</div>` : html`<span class="state is-good">active</span>`, ago(Date.parse(each.updatedAt ?? each.createdAt) * 1000),
            html`<span class="row-actions">${each.status === "paused" ? html`<button class="button" type="button" onClick=${() => wake(each)}>Run again</button>` : null}<button class="button is-plain" type="button" onClick=${() => setEditing({ id: each.id, document: Object.fromEntries(Object.entries(each).filter(([key, value]) => !made.includes(key) && value !== null)) })}>Change</button><button class="button is-plain" type="button" onClick=${() => remove(each)}>Delete</button></span>`,
          ],
        }))} />
      ${editing ? html`
        <${DocumentForm} title=${editing.id ? "Evaluator" : "New evaluator"} document=${editing.document} fields=${evaluatorFields} hint="A change of the definition is a new version; scores say which version gave them." onClose=${() => setEditing(null)} onTry=${tryOut} Result=${Tried}
          onSave=${async (/** @type {any} */ document) => { await publicApi(editing.id ? "PATCH" : "POST", editing.id ? `v2/evaluators/${editing.id}` : "v2/evaluators", { body: document }); reload(); }} />` : null}
    </div>`;
}

/** Judges the newest generation that has an output, and keeps nothing. @param {any} document */
async function tryOut({ name, description, ...definition }) {
  const { data } = await publicApi("GET", "v2/observations", { query: { type: "GENERATION", fields: "core,basic,io", limit: 20 } });
  const target = data.find((/** @type {any} */ each) => each.output) ?? data[0];
  if (!target) throw new Error("There is no generation yet to try it on.");
  return { target, ...await localSend("POST", "evaluators/try", { body: { definition, observationId: target.id, traceId: target.traceId } }) };
}

/** @param {{ result: any }} props */
const Tried = ({ result: { target, scores, comment, error } }) => html`
  <p class=${error ? "error-text" : ""}>On <a class="link" href=${tracePath(target.traceId, target.id)} target="_blank" rel="noreferrer">${target.name ?? target.id}</a>: ${error ?? html`<b>${(scores ?? []).map((/** @type {any} */ score) => String(score.value)).join(", ") || "no score"}</b>`}</p>
  ${comment ? html`<p class="hint">${comment}</p>` : null}`;

function RulesPart() {
  const { data, error, reload } = useLoad(signal => local("evaluation-rules", { query: { limit: 100 }, signal }), []);
  const { data: known } = useLoad(signal => publicApi("GET", "v2/evaluators", { query: { limit: 100 }, signal }), []);
  const [editing, setEditing] = useState(/** @type {any} */ (null));
  if (error && !data) return html`<${Notice} title="The rules cannot be read" isError>${error.message}<//>`;
  if (!data || !known) return null;
  const first = { name: "all generations", enabled: true, sampling: 1, target: "observation", filter: [{ type: "stringOptions", column: "type", operator: "any of", value: ["GENERATION"] }], evaluatorAssignments: known.data.slice(0, 1).map((/** @type {any} */ each) => ({ evaluatorId: each.id })) };
  const toggle = (/** @type {any} */ rule) => attempt(() => publicApi("PATCH", `v2/evaluation-rules/${rule.id}`, { body: { enabled: !rule.enabled } }), rule.enabled ? "Rule is off" : "Rule is on").then(reload);
  const fill = (/** @type {any} */ rule) => attempt(() => localSend("POST", `evaluation-rules/${rule.id}/backfills`, { body: {} }), "Judging what is stored").then(reload);
  const remove = async (/** @type {any} */ rule) => { if (window.confirm(`Delete ${rule.name}?`) && await attempt(() => publicApi("DELETE", `v2/evaluation-rules/${rule.id}`), "Rule deleted")) reload(); };
  const nameOf = (/** @type {string} */ id) => known.data.find((/** @type {any} */ each) => each.id === id)?.name ?? id;
  return html`
    <div class="stack">
      <div class="inline-form"><button class="button is-main" type="button" disabled=${known.data.length === 0} onClick=${() => setEditing({ document: first })}>New rule</button>${known.data.length === 0 ? html`<span class="hint">Make an evaluator first.</span>` : null}</div>
      <${SmallTable} label="Rules" head=${["Rule", "Evaluators", { text: "Seen", isRight: true }, { text: "Scored", isRight: true }, { text: "Waiting", isRight: true }, { text: "Failed", isRight: true }, "Stored", ""]} empty="No rules yet."
        rows=${data.data.map((/** @type {any} */ rule) => ({
          key: rule.id, cells: [
            html`<b class="strong">${rule.name}</b> ${rule.enabled ? html`<span class="state is-good">on</span>` : html`<span class="state">off</span>`}${rule.sampling < 1 ? html`<div class="cell-sub">${rule.sampling * 100} % of what matches</div>` : null}`,
            (rule.evaluatorAssignments ?? []).map((/** @type {any} */ each) => nameOf(each.evaluatorId)).join(", "), count(rule.progress?.seen), count(rule.progress?.scored), count((rule.runs?.pending ?? 0) + (rule.runs?.running ?? 0)),
            rule.runs?.failed ? html`<a class="error-text" href=${viewPath("evaluators", { tab: "runs", state: "failed", rule: rule.id })}>${count(rule.runs.failed)}</a>` : "0", html`<${Backfill} run=${rule.backfills?.[0]} />`,
            html`<span class="row-actions"><button class="button is-plain" type="button" onClick=${() => fill(rule)}>Judge stored</button><button class="button is-plain" type="button" onClick=${() => toggle(rule)}>${rule.enabled ? "Switch off" : "Switch on"}</button><button class="button is-plain" type="button" onClick=${() => remove(rule)}>Delete</button></span>`,
          ],
        }))} />
      ${editing ? html`<${DocumentForm} title="New rule" document=${editing.document} fields=${ruleFields(known.data)} onClose=${() => setEditing(null)} onSave=${async (/** @type {any} */ document) => { await publicApi("POST", "v2/evaluation-rules", { body: document }); reload(); }} />` : null}
    </div>`;
}

/** @param {{ run?: any }} props */
const Backfill = ({ run }) => (run ? html`<span class="muted">${run.state}</span><div class="meter" role="progressbar" aria-label="Progress over what is stored" aria-valuenow=${Math.round(100 * (run.progress ?? 0))}><i style=${{ width: `${100 * (run.progress ?? 0)}%` }}></i></div>` : html`<${None} />`);

function RunsPart() {
  const { query } = address.value;
  const state = query.get("state") ?? "";
  const { data, error, reload } = useLoad(signal => local("evaluation-runs", { query: { state, ruleId: query.get("rule"), limit: 50 }, signal }), [state, query.get("rule")]);
  if (error && !data) return html`<${Notice} title="The runs cannot be read" isError>${error.message}<//>`;
  if (!data) return null;
  const again = (/** @type {any} */ run) => attempt(() => localSend("POST", `evaluation-runs/${run.id}/retry`), "It is tried again").then(reload);
  const kinds = { completed: "is-good", failed: "is-bad", skipped: "", pending: "is-warn", running: "is-warn" };
  return html`
    <div class="stack">
      <form class="inline-form"><label>State <select value=${state} onChange=${(/** @type {any} */ event) => setQuery({ state: event.target.value || null }, { push: true })}><option value="">all</option>${Object.keys(kinds).map(each => html`<option key=${each}>${each}</option>`)}</select></label></form>
      <${SmallTable} label="Runs" head=${["State", "Evaluator", "Target", "Why", { text: "Took", isRight: true }, { text: "Cost", isRight: true }, "When", ""]} empty="No runs."
        rows=${data.data.map((/** @type {any} */ run) => ({
          key: run.id, cells: [
            html`<span class=${`state ${kinds[/** @type {keyof typeof kinds} */ (run.state)] ?? ""}`}>${run.state}</span>`, html`${run.evaluatorName} <span class="muted">v${run.evaluatorVersion}</span>`, html`<a href=${tracePath(run.traceId, run.observationId)}>${run.observationId ?? run.traceId}</a>`,
            html`<span title=${run.reason}>${run.reason ?? html`<${None} />`}</span>`, run.durationMs ? duration(run.durationMs * 1000) : "", run.cost ? cost(run.cost) : "", ago(Date.parse(run.createdAt) * 1000),
            ["failed", "skipped"].includes(run.state) ? html`<span class="row-actions"><button class="button is-plain" type="button" onClick=${() => again(run)}>Try again</button></span>` : "",
          ],
        }))} />
    </div>`;
}

function BoundsPart() {
  const { data, reload } = useLoad(signal => local("evaluation-settings", { signal }), []);
  if (!data) return null;
  const numbers = { maxConcurrency: "Calls at a time", callsPerDay: "Calls a day", costPerDay: "US dollars a day", maxAttempts: "Tries", callTimeoutSeconds: "Seconds a call may take", retrySeconds: "Seconds before the second try" };
  const save = (/** @type {any} */ event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const body = Object.fromEntries(Object.keys(numbers).map(name => [name, form.get(name) === "" ? null : Number(form.get(name))]));
    return attempt(() => localSend("PUT", "evaluation-settings", { body }), "Bounds saved").then(reload);
  };
  return html`
    <div class="stack">
      <p class="hint num">Today: ${count(data.today.calls)} calls, ${cost(data.today.cost)}${data.today.reached ? html` <span class="state is-bad">bound reached</span>` : null}</p>
      <form class="inline-form" onSubmit=${save}>${Object.entries(numbers).map(([name, label]) => html`<label key=${name}>${label} <input name=${name} type="number" min="0" step="any" value=${data[name]} /></label>`)}<button class="button is-main" type="submit">Save</button></form>
    </div>`;
}
