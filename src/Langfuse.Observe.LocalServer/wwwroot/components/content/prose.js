import { html } from "../../vendor/preact.js";
import { Json } from "./json.js";
import { Markdown } from "./markdown.js";
import { Media, mediaReference } from "./media.js";

const longest = 60_000;

/** A text that a person or a model wrote, with the files in it. What is JSON after all is shown as such. @param {{ text: string }} props */
export function Prose({ text }) {
  const rest = text.replace(mediaReference, "").trim();
  const value = /^[[{]/.test(rest) ? parse(rest) : undefined;
  if (value !== undefined) return html`<${Json} value=${value} /><${Media} text=${text} />`;
  // Beyond this a text is data, and reading it as Markdown would take longer than anyone waits.
  if (rest.length > longest) return html`<pre class="plain" tabindex="0">${rest}</pre><${Media} text=${text} />`;
  return html`${rest ? html`<${Markdown} text=${rest} />` : null}<${Media} text=${text} />`;
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
