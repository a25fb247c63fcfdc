import { html, useState } from "../vendor/preact.js";
import { local, localSend, publicApi } from "../data/api.js";
import { count, oneLine, percent } from "../data/format.js";
import { useLoad } from "../data/load.js";
import { tracePath, viewPath } from "../data/links.js";
import { Fact } from "../components/chips.js";
import { Notice } from "../components/notice.js";
import { SmallTable } from "../components/small-table.js";
import { lazy } from "../components/lazy.js";

export const title = "Evaluator";

const DocumentForm = lazy(() => import("../components/document-form.js"), "DocumentForm");

const figure = (/** @type {number | null} */ value) => (value === null || value === undefined ? "–" : value.toFixed(3));
const definition = ["type", "prompt", "variableMapping", "modelConfig", "outputDefinition", "check", "hostName"];

/** One evaluator: whether it can be trusted, and what another version of it would say. @param {{ rest: string[] }} props */
export function Page({ rest: [id] }) {
  const { data: evaluator, error } = useLoad(signal => publicApi("GET", `v2/evaluators/${encodeURIComponent(id)}`, { signal }), [id]);
  const [human, setHuman] = useState("");
  const { data: trust } = useLoad(signal => local(`evaluators/${encodeURIComponent(id)}/trust`, { query: { humanScore: human }, signal }), [id, human]);
  const [trying, setTrying] = useState(false);
  if (error && !evaluator) return html`<${Notice} title="The evaluator cannot be shown" isError>${error.message}<//>`;
  if (!evaluator) return null;
  const draft = Object.fromEntries(Object.entries(evaluator).filter(([key, value]) => definition.includes(key) && value !== null));
  return html`
    <div class="page" data-ready="">
      <header class="page-head"><a class="crumb" href=${viewPath("evaluators")}>Evaluators</a><span class="muted" aria-hidden="true">/</span><h1>${evaluator.name}</h1><span class="count">v${evaluator.version ?? 1}</span>
        <span class="end">${evaluator.type === "llm_as_judge" ? html`<button class="button" type="button" onClick=${() => setTrying(true)}>Try another version</button>` : null}</span></header>
      ${(trust?.warnings ?? []).map((/** @type {string} */ warning) => html`<p class="state is-warn" key=${warning} role="note">${warning}</p>`)}
      <h2 class="part">Beside people's scores</h2>
      <form class="inline-form" onSubmit=${(/** @type {any} */ event) => { event.preventDefault(); setHuman(String(new FormData(event.target).get("score")).trim()); }}><label>Their score <input name="score" placeholder=${evaluator.name} /></label><button class="button" type="submit">Compare</button></form>
      ${trust ? html`
        <div class="facts"><${Fact} name="Pairs">${count(trust.pairs)}<//><${Fact} name="Equal">${trust.agreement === null ? "–" : percent(trust.agreement)}<//><${Fact} name="Cohen's kappa">${figure(trust.kappa)}<//><${Fact} name="Correlation">${figure(trust.correlation)}<//><${Fact} name="Rank correlation">${figure(trust.rankCorrelation)}<//><${Fact} name="Mean difference">${figure(trust.meanDifference)}<//></div>
        ${trust.confusion?.length ? html`<${SmallTable} label="Judge and people" head=${["Judge said", "People said", { text: "Times", isRight: true }]} rows=${trust.confusion.map((/** @type {any} */ each, /** @type {number} */ index) => ({ key: String(index), cells: [String(each.judge), String(each.people), count(each.count)], isCurrent: String(each.judge) === String(each.people) }))} />` : null}
        <h2 class="part">Versions</h2>
        <${SmallTable} label="Versions" head=${[{ text: "Version", isRight: true }, "Model", { text: "Scores", isRight: true }, { text: "Mean", isRight: true }, { text: "Deviation", isRight: true }, ""]} empty="It has given no scores yet."
          rows=${trust.versions.map((/** @type {any} */ each) => ({ key: `${each.version} ${each.model}`, cells: [each.version, each.model ?? "", count(each.scores), figure(each.mean), figure(each.deviation), each.constant ? html`<span class="state is-bad">always the same</span>` : ""] }))} />` : null}
      ${trying ? html`
        <${DocumentForm} title=${`Another version of ${evaluator.name}`} document=${draft} verb="Save as new version" hint="Try it judges the last 20 targets anew, beside what was said, and keeps no scores." onClose=${() => setTrying(false)}
          onSave=${(/** @type {any} */ document) => publicApi("PATCH", `v2/evaluators/${id}`, { body: document })} onTry=${(/** @type {any} */ document) => dryRun(id, document)} Result=${DryRun} />` : null}
    </div>`;
}

/** @param {string} id @param {any} document */
async function dryRun(id, document) {
  const begun = await localSend("POST", `evaluators/${id}/dry-runs`, { body: { ...document, last: 20 } });
  for (;;) {
    const run = await local(`evaluator-dry-runs/${begun.id}`);
    if (!["pending", "waiting", "running"].includes(run.state)) return run;
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}

/** @param {{ result: any }} props */
const DryRun = ({ result }) => html`
  <div class="facts"><${Fact} name="Judged">${count(result.done)} of ${count(result.total)}<//><${Fact} name="Failed">${count(result.failed)}<//><${Fact} name="Mean">${figure(result.summary?.oldMean)} → ${figure(result.summary?.newMean)}<//><${Fact} name="Equal">${result.summary?.agreement === null || result.summary?.agreement === undefined ? "–" : percent(result.summary.agreement)}<//></div>
  <${SmallTable} label="Old and new" head=${["Target", "Old", "New", "Why"]} rows=${result.rows.map((/** @type {any} */ row, /** @type {number} */ index) => ({ key: String(index), cells: [html`<a href=${tracePath(row.traceId, row.observationId)} target="_blank">${row.observationId ?? row.traceId}</a>`, String(row.old?.value ?? "–"), String(row.new?.value ?? "–"), row.error ?? oneLine(row.new?.comment ?? "", 160)] }))} />`;
