import { html, useState } from "../vendor/preact.js";
import { shownValue, typedValue, withValue } from "../data/document-fields.js";
import { valueAt } from "../data/document-values.js";
import { Dialog } from "./dialog.js";
import { lazy } from "./lazy.js";

/** @typedef {import("../data/document-fields.js").DocumentField} DocumentField */

const ConditionList = lazy(() => import("./condition-list.js"), "ConditionList");

/**
 * A document to write or change: by fields, or as the JSON that it is. What the server says against it stands below it, and nothing that was typed is lost.
 * @param {{ title: string, document: any, fields?: DocumentField[], hint?: any, verb?: string, onClose: () => void, onSave: (document: any) => Promise<any>, onTry?: (document: any) => Promise<any>, Result?: (props: { result: any }) => any }} props
 *   onTry: shows what it would do, without keeping it
 */
export function DocumentForm({ title, document, fields = [], hint, verb = "Save", onClose, onSave, onTry, Result }) {
  const [text, setText] = useState(JSON.stringify(document, null, 2));
  const [isJson, setJson] = useState(fields.length === 0);
  const [error, setError] = useState("");
  const [result, setResult] = useState(/** @type {any} */ (null));
  const [isBusy, setBusy] = useState(false);
  const run = async (/** @type {(document: any) => Promise<any>} */ action) => {
    setBusy(true);
    setError("");
    try {
      return await action(JSON.parse(text));
    } catch (problem) {
      setError(reasonOf(problem));
      return null;
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (await run(async read => { await onSave(read); return true; })) onClose();
  };
  const show = (/** @type {boolean} */ asJson) => {
    try {
      if (!asJson) JSON.parse(text);
      setError("");
      setJson(asJson);
    } catch (problem) {
      setError(reasonOf(problem));
    }
  };
  return html`
    <${Dialog} title=${title} onClose=${onClose} isWide>
      <form class="dialog-form" onSubmit=${onSubmit}>
        ${fields.length ? html`
          <div class="segments is-start" role="group" aria-label="How to write it">
            <button class="button is-plain" type="button" aria-pressed=${String(!isJson)} onClick=${() => show(false)}>Form</button>
            <button class="button is-plain" type="button" aria-pressed=${String(isJson)} onClick=${() => show(true)}>JSON</button>
          </div>` : null}
        ${hint ? html`<p class="hint">${hint}</p>` : null}
        ${isJson ? html`<label>Document <textarea rows="16" spellcheck="false" value=${text} onInput=${(/** @type {any} */ event) => setText(event.target.value)}></textarea></label>`
    : html`<${Fields} fields=${fields} document=${JSON.parse(text)} onChange=${(/** @type {any} */ next) => setText(JSON.stringify(next, null, 2))} onError=${setError} />`}
        ${error ? html`<p class="error-text" role="alert">${error}</p>` : null}
        <span class="form-end"><button class="button is-main" type="submit" disabled=${isBusy}>${verb}</button>${onTry ? html`<button class="button" type="button" disabled=${isBusy} onClick=${async () => setResult(await run(onTry))}>Try it</button>` : null}</span>
        ${result && Result ? html`<div aria-live="polite"><${Result} result=${result} /></div>` : null}
      </form>
    <//>`;
}

/** @param {any} problem */
const reasonOf = problem => (problem instanceof SyntaxError ? `This is not JSON: ${problem.message}` : /** @type {Error} */ (problem).message);

/** @param {{ fields: DocumentField[], document: any, onChange: (document: any) => void, onError: (message: string) => void }} props */
const Fields = ({ fields, document, onChange, onError }) => html`
  <div class="document-fields">
    ${fields.filter(field => field.when?.(document) ?? true).map(field => html`<${Field} key=${`${field.path} ${field.label}`} field=${field} document=${document} value=${valueAt(document, field.path)} onError=${onError}
      onChange=${(/** @type {any} */ value) => onChange({ ...withValue(document, field.path, value), ...field.reset?.(value) })} />`)}
  </div>`;

/** @param {{ field: DocumentField, document: any, value: any, onChange: (value: any) => void, onError: (message: string) => void }} props */
function Field({ field, document, value, onChange, onError }) {
  // What is typed stays as it is while it is no number, list or JSON yet.
  const [typed, setTyped] = useState(shownValue(field, value));
  const take = (/** @type {string} */ text) => {
    setTyped(text);
    try {
      onChange(typedValue(field, text));
      onError("");
    } catch (problem) {
      onError(`${field.label}: ${reasonOf(problem)}`);
    }
  };
  const onInput = (/** @type {any} */ event) => take(event.target.value);
  if (field.kind === "filter") return html`<${ConditionList} label=${field.label} fields=${field.fields?.(document) ?? []} value=${value ?? []} onChange=${onChange} />`;
  if (field.kind === "choice") {
    return html`<label>${field.label} <select value=${value ?? ""} required=${field.isRequired} onChange=${onInput}>${field.isRequired ? null : html`<option value="">as usual</option>`}${optionsOf(field, value).map(([key, words]) => html`<option key=${key} value=${key}>${words}</option>`)}</select></label>`;
  }
  if (field.kind === "long" || field.kind === "json") return html`<label class="is-wide">${field.label} <textarea rows="5" spellcheck="false" required=${field.isRequired} value=${typed} onInput=${onInput}></textarea></label>`;
  return html`<label>${field.label} <input type=${field.kind === "number" ? "number" : "text"} step="any" min=${field.least} max=${field.most} required=${field.isRequired} placeholder=${field.placeholder} value=${typed} onInput=${onInput} /></label>`;
}

/** What the document says already is there to be chosen too. @param {DocumentField} field @param {any} value @returns {[string, string][]} */
const optionsOf = (field, value) => (value === undefined || value === null || field.options?.some(([key]) => key === value) ? field.options ?? [] : [...field.options ?? [], [String(value), String(value)]]);
