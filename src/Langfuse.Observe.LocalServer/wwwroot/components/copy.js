import { html } from "../vendor/preact.js";
import { toast } from "./toast.js";

/** A button that copies a text. @param {{ text: () => string, name: string, label?: string }} props name: what is copied, in words */
export const Copy = ({ text, name, label = "Copy" }) => html`
  <button class="button is-plain" type="button" aria-label=${label === "Copy" ? `Copy ${name}` : `${label} (${name})`}
    onClick=${async () => { await navigator.clipboard.writeText(text()); toast(`Copied ${name}`); }}>${label}</button>`;
