import { html, signal, useState } from "../../vendor/preact.js";
import { name } from "../../data/format.js";
import { lazy } from "../lazy.js";

const Compare = lazy(() => import("./compare.js"), "Compare");

/** The observation that the next one is compared with; kept while the page is open. @type {import("../../vendor/preact.js").Signal<any>} */
const marked = signal(null);

/** Marks an observation, or compares it with the one that was marked. @param {{ item: any, traceId: string }} props */
export function CompareButton({ item, traceId }) {
  const [isOpen, setOpen] = useState(false);
  const here = { ...item, traceId };
  const first = marked.value;
  if (!first || (first.id === item.id && first.traceId === traceId)) return html`
    <button class="button" type="button" aria-pressed=${String(!!first)} onClick=${() => { marked.value = first ? null : here; }}>${first ? "Marked to compare" : "Compare"}</button>`;
  return html`
    <button class="button is-active" type="button" title=${`Compare with ${name(first)}`} onClick=${() => setOpen(true)}>Compare with marked</button>
    <button class="button is-plain" type="button" onClick=${() => { marked.value = here; }}>Mark this</button>
    ${isOpen ? html`<${Compare} left=${first} right=${here} onClose=${() => setOpen(false)} />` : null}`;
}
