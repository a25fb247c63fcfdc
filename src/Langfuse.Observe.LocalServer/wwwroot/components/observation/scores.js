import { html, useState } from "../../vendor/preact.js";
import { plural, scoreClass, scoreValue } from "../../data/format.js";
import { touch } from "../../data/live.js";
import { scoreAll } from "../../data/scores.js";
import { useKeys } from "../keys.js";
import { attempt } from "../toast.js";

/** @typedef {{ traceId: string, observationId?: string | null }} Subject what is judged */

/** The scores of something, and a way to add one. @param {{ scores: any[], subject: Subject }} props */
export function ScoresPanel({ scores, subject }) {
  const [isAdding, setAdding] = useState(false);
  useKeys("Observation", { s: [() => setAdding(true), "Add a score"] });
  return html`
    <section class="panel" aria-label="Scores" data-panel="scores">
      <header><h3>Scores</h3><button class="button is-plain" type="button" aria-expanded=${isAdding} onClick=${() => setAdding(!isAdding)}>Add score</button></header>
      ${isAdding ? html`<${ScoreForm} subjects=${[subject]} onDone=${() => setAdding(false)} />` : null}
      ${scores.length ? html`
        <div class="body score-list">${scores.map(score => html`
          <div class="score-line" key=${score.id}>
            <span>${score.name} <span class="muted">${score.dataType.toLowerCase()} · ${score.source.toLowerCase()}</span></span>
            <span class=${`value num ${scoreClass(score)}`}>${scoreValue(score)}</span>
            ${score.comment ? html`<p>${score.comment}</p>` : null}
          </div>`)}</div>` : isAdding ? null : html`<p class="body muted">No score yet.</p>`}
    </section>`;
}

/** @param {{ subjects: Subject[], onDone: () => void, onSaved?: () => void }} props onDone: saved or not; onSaved: saved */
export function ScoreForm({ subjects, onDone, onSaved }) {
  const [type, setType] = useState("NUMERIC");
  const onSubmit = async (/** @type {any} */ event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const text = String(form.get("value") ?? "");
    const score = {
      name: String(form.get("name")).trim(), dataType: type, value: type === "NUMERIC" ? Number(text) : type === "BOOLEAN" ? Number(text === "true") : text,
      comment: String(form.get("comment") ?? "").trim() || undefined,
    };
    if (await attempt(() => scoreAll(subjects, score), subjects.length === 1 ? `Scored ${score.name}` : `Scored ${score.name} of ${plural(subjects.length, "row")}`)) {
      touch();
      onDone();
      onSaved?.();
    }
  };
  return html`
    <form class="form-row body" onSubmit=${onSubmit} onKeyDown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") { event.stopPropagation(); onDone(); } }}>
      <label>Name <input name="name" required autofocus ref=${(/** @type {HTMLInputElement | null} */ input) => input?.value === "" && type === "NUMERIC" && input.focus()} placeholder="accuracy" /></label>
      <label>Type <select value=${type} onChange=${(/** @type {any} */ event) => setType(event.target.value)}><option value="NUMERIC">number</option><option value="BOOLEAN">yes or no</option><option value="CATEGORICAL">category</option><option value="TEXT">text</option></select></label>
      <label>Value ${type === "BOOLEAN" ? html`<select name="value"><option value="true">true</option><option value="false">false</option></select>`
    : html`<input name="value" required key=${type} type=${type === "NUMERIC" ? "number" : "text"} step="any" />`}</label>
      <label class="is-wide">Comment <input name="comment" /></label>
      <span class="form-end"><button class="button is-main" type="submit">Save score</button><button class="button" type="button" onClick=${onDone}>Cancel</button></span>
    </form>`;
}
