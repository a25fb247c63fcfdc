import { html, useState } from "../vendor/preact.js";
import { localSend, publicApi } from "../data/api.js";
import { count, duration } from "../data/format.js";
import { viewPath } from "../data/links.js";
import { useLoad } from "../data/load.js";
import { preference } from "../data/preferences.js";
import { filled, variablesOf } from "../data/prompts.js";
import { Content } from "./content/content.js";
import { Notice } from "./notice.js";
import { attempt } from "./toast.js";

/** The model that was asked last. */
export const lastModel = preference("playground-model", "");

/** Which model is asked: of which connection. @param {{ connections: any[], model: string, onModel: (model: string) => void, children?: any }} props */
export const ModelChoice = ({ connections, model, onModel, children }) => html`
  <div class="inline-form">
    <label>Connection <select name="provider">${connections.map(each => html`<option key=${each.provider}>${each.provider}</option>`)}</select></label>
    <label>Model <input required list="known-models" value=${model} onInput=${(/** @type {any} */ event) => onModel(event.target.value)} placeholder="gpt-4o-mini" /></label>
    <datalist id="known-models">${connections.flatMap(each => each.customModels).map(each => html`<option key=${each} value=${each}></option>`)}</datalist>
    ${children}
  </div>`;

/** Said where nothing can be asked. */
export const NoConnection = () => html`<${Notice} title="No model to ask yet."><a class="button" href=${viewPath("settings", { tab: "models" })}>Add an LLM connection</a><//>`;

/** Tries a version of a prompt against a model. @param {{ version: import("../data/prompts.js").Version }} props */
export function Playground({ version }) {
  const { data } = useLoad(signal => publicApi("GET", "llm-connections", { query: { limit: 100 }, signal }), [], { live: false });
  const [values, setValues] = useState(/** @type {Record<string, string>} */ ({}));
  const [model, setModel] = useState(lastModel.value);
  const [answer, setAnswer] = useState(/** @type {any} */ (null));
  const [isAsking, setAsking] = useState(false);
  if (!data) return null;
  if (data.data.length === 0) return html`<${NoConnection} />`;
  const ask = async (/** @type {any} */ event) => {
    event.preventDefault();
    const provider = String(new FormData(event.target).get("provider"));
    lastModel.value = model;
    setAsking(true);
    setAnswer(await attempt(() => localSend("POST", "playground", { body: { provider, model, messages: filled(version, values) } })));
    setAsking(false);
  };
  return html`
    <form class="field-grid" onSubmit=${ask}>
      ${variablesOf(version).map(name => html`<label key=${name}>${name}<textarea rows="2" value=${values[name] ?? ""} onInput=${(/** @type {any} */ event) => setValues({ ...values, [name]: event.target.value })}></textarea></label>`)}
      <${ModelChoice} connections=${data.data} model=${model} onModel=${setModel}><button class="button is-main" type="submit" disabled=${isAsking}>${isAsking ? "Asking" : "Ask"}</button><//>
      <div aria-live="polite">
        ${answer ? html`
          <section class="panel" aria-label="Answer" data-panel="answer">
            <header><h3>Answer</h3><span class="muted num">${duration(answer.durationMs * 1000)}${answer.inputTokens === null ? "" : ` · ${count(answer.inputTokens)} → ${count(answer.outputTokens)} tokens`}</span></header>
            <div class="body"><${Content} text=${answer.text} /></div>
          </section>` : null}
      </div>
    </form>`;
}
