import { html, useState } from "../vendor/preact.js";
import { local, localSend, publicApi } from "../data/api.js";
import { count, duration, oneLine, plural, time } from "../data/format.js";
import { tracePath } from "../data/links.js";
import { useLoad } from "../data/load.js";
import { replayed, spoken } from "../data/replay.js";
import { Content, parseJson } from "./content/content.js";
import { messagesOf } from "./content/messages.js";
import { Diff } from "./diff.js";
import { lastModel, ModelChoice, NoConnection } from "./playground.js";
import { Notice } from "./notice.js";

/** @typedef {import("../data/prompts.js").Version} Version */
/** @typedef {{ row: any, before: string, after?: string, unknown?: string[], error?: string, facts?: string }} Result */

const mostShown = 50;
const atATime = 3;

/** Runs a version of a prompt over generations that are stored, and holds the new answers against the old ones. Nothing is recorded. @param {{ version: Version, versions: Version[] }} props */
export function Replay({ version, versions }) {
  const { data: connections } = useLoad(signal => publicApi("GET", "llm-connections", { query: { limit: 100 }, signal }), [], { live: false });
  const { data: stored } = useLoad(signal => local("observations", { query: { limit: mostShown, filter: JSON.stringify([{ type: "stringOptions", column: "promptName", operator: "any of", value: [version.name] }]) }, signal }), [version.name], { live: false });
  const [chosen, setChosen] = useState(/** @type {Set<string> | null} */ (null));
  const [model, setModel] = useState(lastModel.value);
  const [results, setResults] = useState(/** @type {Result[]} */ ([]));
  const [isRunning, setRunning] = useState(false);
  if (!connections || !stored) return null;
  if (stored.data.length === 0) return html`<${Notice} title="No generation used this prompt yet.">One that was made with it can be asked again with another version.<//>`;
  if (connections.data.length === 0) return html`<${NoConnection} />`;
  const rows = stored.data;
  const ids = chosen ?? new Set(rows.slice(0, 5).map(keyOf));
  const toggle = (/** @type {any} */ row) => { const next = new Set(ids); if (!next.delete(keyOf(row))) next.add(keyOf(row)); setChosen(next); };
  const run = async (/** @type {any} */ event) => {
    event.preventDefault();
    const provider = String(new FormData(event.target).get("provider"));
    lastModel.value = model;
    setRunning(true);
    const waiting = rows.filter((/** @type {any} */ row) => ids.has(keyOf(row)));
    setResults([]);
    const work = async () => {
      for (let row = waiting.shift(); row; row = waiting.shift()) {
        const result = await ask(row, version, versions, provider, model);
        setResults(before => [...before, result]);
      }
    };
    await Promise.all(Array.from({ length: atATime }, work));
    setRunning(false);
  };
  return html`
    <form class="stack" onSubmit=${run}>
      <div class="small-table"><table aria-label="Generations"><thead><tr><th></th><th>When</th><th>Was asked</th><th>Version</th><th>Model</th></tr></thead>
        <tbody>${rows.map((/** @type {any} */ row) => html`
          <tr key=${keyOf(row)}><td><input type="checkbox" aria-label=${`Ask again: ${time(row.startUs)}`} checked=${ids.has(keyOf(row))} onChange=${() => toggle(row)} /></td>
            <td class="num"><a href=${tracePath(row.traceId, row.id)}>${time(row.startUs)}</a></td><td class="replay-input">${oneLine(row.input)}</td><td>${row.promptVersion ? `v${row.promptVersion}` : "–"}</td><td>${row.model ?? "–"}</td></tr>`)}</tbody></table></div>
      <${ModelChoice} connections=${connections.data} model=${model} onModel=${setModel}>
        <button class="button is-main" type="submit" disabled=${isRunning || ids.size === 0}>${isRunning ? `${results.length} of ${ids.size}` : `Ask ${plural(ids.size, "generation")} again with version ${version.version}`}</button>
      <//>
      <p class="hint">Variables get the values that they had; tools are not called again, their calls and results are told as text. Nothing is recorded, and the connection's account pays.</p>
      <div aria-live="polite">${results.map(result => html`<${Outcome} key=${keyOf(result.row)} result=${result} version=${version} />`)}</div>
    </form>`;
}

/** @param {any} row */
const keyOf = row => `${row.traceId}.${row.id}`;

/** @param {any} row @param {Version} version @param {Version[]} versions @param {string} provider @param {string} model @returns {Promise<Result>} */
async function ask(row, version, versions, provider, model) {
  let before = "";
  try {
    const item = await local(`traces/${encodeURIComponent(row.traceId)}/observations/${encodeURIComponent(row.id)}`);
    before = answerOf(item.output);
    const { messages, unknown } = replayed(version, versions.find(each => each.version === row.promptVersion), sentOf(item.input));
    const answer = await localSend("POST", "playground", { body: { provider, model, messages } });
    return { row, before, after: answer.text, unknown, facts: `${duration(answer.durationMs * 1000)}${answer.inputTokens === null ? "" : ` · ${count(answer.inputTokens)} → ${count(answer.outputTokens)} tokens`}` };
  } catch (error) {
    return { row, before, error: /** @type {Error} */ (error).message };
  }
}

/** @param {string | null} input */
function sentOf(input) {
  const value = parseJson(input ?? "");
  const found = messagesOf(value);
  return found ? spoken(found.messages) : [{ role: "user", content: typeof value === "string" ? value : input ?? "" }];
}

/** The text of a stored answer. @param {string | null} output */
function answerOf(output) {
  const value = parseJson(output ?? "");
  const found = messagesOf(value);
  return found ? spoken(found.messages).map(message => message.content).join("\n") : typeof value === "string" ? value : output ?? "";
}

/** @param {{ result: Result, version: Version }} props */
function Outcome({ result: { row, before, after, unknown, error, facts }, version }) {
  const [isDiff, setDiff] = useState(false);
  return html`
    <section class="panel" aria-label=${`Answers to ${time(row.startUs)}`}>
      <header><h3><a href=${tracePath(row.traceId, row.id)}>${time(row.startUs)}</a></h3><span class="muted num">${facts}</span>
        ${after === undefined ? null : html`<button class="button is-plain" type="button" aria-pressed=${String(isDiff)} onClick=${() => setDiff(!isDiff)}>Differences</button>`}</header>
      ${unknown?.length ? html`<p class="body hint">Its values of ${unknown.join(", ")} are not known: they stand in the prompt as they are.</p>` : null}
      ${error ? html`<p class="body error-text" role="alert">${error}</p>` : isDiff ? html`<div class="body"><${Diff} before=${before} after=${after} /></div>` : html`
        <div class="body compare-sides">
          <div><p class="muted">Then, ${row.promptVersion ? `version ${row.promptVersion}` : "no version"}</p>${before ? html`<${Content} text=${before} />` : html`<span class="muted">nothing</span>`}</div>
          <div><p class="muted">Now, version ${version.version}</p><${Content} text=${after} /></div>
        </div>`}
    </section>`;
}
