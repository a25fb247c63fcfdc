import { html } from "../../vendor/preact.js";
import { plural } from "../../data/format.js";
import { Dialog } from "../dialog.js";
import { ScoreForm } from "./scores.js";

/** One score for many: each of them gets it. @param {{ subjects: import("./scores.js").Subject[], onClose: () => void, onDone: () => void }} props */
export const BulkScore = ({ subjects, onClose, onDone }) => html`
  <${Dialog} title=${`Score ${plural(subjects.length, subjects[0]?.observationId ? "observation" : "trace")}`} onClose=${onClose}>
    <${ScoreForm} subjects=${subjects} onDone=${onClose} onSaved=${onDone} />
  <//>`;
