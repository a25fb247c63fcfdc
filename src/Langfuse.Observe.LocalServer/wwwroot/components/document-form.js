import { html, useState } from "../vendor/preact.js";
import { Dialog } from "./dialog.js";

/**
 * A document in JSON to write or change. What the server says against it stands below it, and nothing that was typed is lost.
 * @param {{ title: string, document: any, hint?: any, verb?: string, onClose: () => void, onSave: (document: any) => Promise<any>, onTry?: (document: any) => Promise<any>, Result?: (props: { result: any }) => any }} props
 *   onTry: shows what it would do, without keeping it
 */
export function DocumentForm({ title, document, hint, verb = "Save", onClose, onSave, onTry, Result }) {
  const [text, setText] = useState(JSON.stringify(document, null, 2));
  const [error, setError] = useState("");
  const [result, setResult] = useState(/** @type {any} */ (null));
  const [isBusy, setBusy] = useState(false);
  const run = async (/** @type {(document: any) => Promise<any>} */ action) => {
    setBusy(true);
    setError("");
    try {
      return await action(JSON.parse(text));
    } catch (problem) {
      setError(problem instanceof SyntaxError ? `This is not JSON: ${problem.message}` : /** @type {Error} */ (problem).message);
      return null;
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (await run(async read => { await onSave(read); return true; })) onClose();
  };
  return html`
    <${Dialog} title=${title} onClose=${onClose} isWide>
      <form class="dialog-form" onSubmit=${onSubmit}>
        ${hint ? html`<p class="hint">${hint}</p>` : null}
        <label>Document <textarea rows="16" spellcheck="false" value=${text} onInput=${(/** @type {any} */ event) => setText(event.target.value)}></textarea></label>
        ${error ? html`<p class="error-text" role="alert">${error}</p>` : null}
        <span class="form-end"><button class="button is-main" type="submit" disabled=${isBusy}>${verb}</button>${onTry ? html`<button class="button" type="button" disabled=${isBusy} onClick=${async () => setResult(await run(onTry))}>Try it</button>` : null}</span>
        ${result && Result ? html`<div aria-live="polite"><${Result} result=${result} /></div>` : null}
      </form>
    <//>`;
}
