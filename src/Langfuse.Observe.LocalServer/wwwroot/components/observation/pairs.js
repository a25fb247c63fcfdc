import { html } from "../../vendor/preact.js";
import { Copy } from "../copy.js";
import { Json } from "../content/json.js";

/** Names and values. @param {{ title: string, entries: [string, any][], isFolded?: boolean }} props */
export function PairsPanel({ title, entries, isFolded = false }) {
  if (entries.length === 0) return null;
  const list = html`<dl class="pairs">${entries.map(([key, value]) => html`<dt>${key}</dt><dd><${Value} value=${value} /></dd>`)}</dl>`;
  if (isFolded) return html`<details class="panel folded"><summary><h3>${title}</h3><span class="muted">${entries.length}</span></summary><div class="body">${list}</div></details>`;
  return html`
    <section class="panel" aria-label=${title}>
      <header><h3>${title}</h3><${Copy} text=${() => JSON.stringify(Object.fromEntries(entries), null, 2)} name=${title.toLowerCase()} /></header>
      <div class="body">${list}</div>
    </section>`;
}

/** @param {{ value: any }} props */
function Value({ value }) {
  if (typeof value !== "string") return value !== null && typeof value === "object" ? html`<${Json} value=${value} />` : String(value);
  if (!/^[[{]/.test(value)) return value;
  try {
    return html`<${Json} value=${JSON.parse(value)} />`;
  } catch {
    return value;
  }
}
