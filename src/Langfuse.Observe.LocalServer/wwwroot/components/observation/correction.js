import { html, useState } from "../../vendor/preact.js";
import { publicApi } from "../../data/api.js";
import { touch } from "../../data/live.js";
import { attempt } from "../toast.js";
import { Content } from "../content/content.js";

/**
 * What the output should have been, written in its place. It is kept as a score of type CORRECTION, as Langfuse does.
 * @param {{ output: string | null, correction: any | null, subject: { traceId: string, observationId?: string | null } }} props
 */
export function CorrectionPanel({ output, correction, subject }) {
  const [text, setText] = useState(/** @type {string | null} */ (null));
  const save = async () => {
    const body = { ...subject, observationId: subject.observationId ?? undefined, id: correction?.id, name: "output", dataType: "CORRECTION", value: text, source: "ANNOTATION" };
    if (await attempt(() => publicApi("POST", "scores", { body }), "Correction saved")) {
      setText(null);
      touch();
    }
  };
  if (text !== null) return html`
    <section class="panel is-correction" aria-label="Correction" data-panel="correction">
      <header><h3>What it should have been</h3></header>
      <div class="body stack">
        <textarea class="editor" rows="10" aria-label="Corrected output" value=${text} onInput=${(/** @type {any} */ event) => setText(event.target.value)}></textarea>
        <span class="form-end"><button class="button is-main" type="button" onClick=${save}>Save correction</button><button class="button" type="button" onClick=${() => setText(null)}>Cancel</button></span>
      </div>
    </section>`;
  if (correction) return html`
    <section class="panel is-correction" aria-label="Correction" data-panel="correction">
      <header><h3>Corrected output</h3><button class="button is-plain" type="button" onClick=${() => setText(correction.stringValue ?? "")}>Edit</button></header>
      <div class="body"><${Content} text=${correction.stringValue ?? ""} /></div>
    </section>`;
  return output ? html`<div class="panel-foot"><button class="button is-plain" type="button" onClick=${() => setText(plainOf(output))}>Correct this output</button></div>` : null;
}

/** The text of an answer, without the shape of the message around it. @param {string} output */
function plainOf(output) {
  try {
    const value = JSON.parse(output);
    if (typeof value === "string") return value;
    if (typeof value?.content === "string") return value.content;
    return JSON.stringify(value, null, 2);
  } catch {
    return output;
  }
}
