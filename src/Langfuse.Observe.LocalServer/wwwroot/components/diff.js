import { html, useMemo } from "../vendor/preact.js";
import { diffText } from "../data/diff.js";

/** Two texts as one, with what was taken away and what came. @param {{ before: string, after: string }} props */
export function Diff({ before, after }) {
  const pieces = useMemo(() => diffText(before, after), [before, after]);
  if (before === after) return html`<p class="muted">No difference.</p>`;
  return html`<pre class="diff" tabindex="0">${pieces.map(({ kind, text }) => (kind === "same" ? html`<span>${text}</span>` : kind === "gone" ? html`<del>${text}</del>` : html`<ins>${text}</ins>`))}</pre>`;
}
