import { html, useLayoutEffect, useMemo, useRef, useState } from "../../vendor/preact.js";
import { Copy } from "../copy.js";
import { Chat } from "./chat.js";
import { Json } from "./json.js";
import { Media } from "./media.js";
import { messagesOf } from "./messages.js";
import { Prose } from "./prose.js";

/** @param {string} text @returns {any} the value, or undefined when it is no JSON */
export function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What an input or output looks like: chat when it has the form of messages, a tree when it is JSON, else prose. @param {{ text: string }} props */
export function Content({ text }) {
  const value = useMemo(() => parseJson(text), [text]);
  const found = useMemo(() => messagesOf(value), [value]);
  if (found) return html`<${Chat} messages=${found.messages} tools=${found.tools} />`;
  if (value !== null && typeof value === "object") return html`<${Json} value=${value} /><${Media} text=${text} />`;
  return html`<${Prose} text=${typeof value === "string" ? value : text} />`;
}

/** A panel with an input or output, in the forms it can be read in. @param {{ title: string, text: string | null, children?: any }} props children: buttons of its own */
export function ContentPanel({ title, text, children }) {
  const [form, setForm] = useState("Formatted");
  const value = useMemo(() => (text ? parseJson(text) : undefined), [text]);
  if (text === null || text === undefined || text === "") return null;
  const forms = ["Formatted", ...(value !== null && typeof value === "object" ? ["JSON"] : []), "Raw"];
  return html`
    <section class="panel" aria-label=${title} data-panel=${title.toLowerCase()}>
      <header><h3>${title}</h3>
        ${children}
        ${forms.map(each => html`<button key=${each} class="button is-plain" type="button" aria-pressed=${String(each === form)} onClick=${() => setForm(each)}>${each}</button>`)}
        <${Copy} text=${() => text} name=${title.toLowerCase()} />
      </header>
      <div class="body">
        <${Clip} key=${form}>${form === "Raw" ? html`<pre class="plain">${text}</pre>` : form === "JSON" ? html`<${Json} value=${value} hasSearch />` : html`<${Content} text=${text} />`}<//>
      </div>
    </section>`;
}

const tall = 520;

/** Long content begins folded; the height is known only once it is on the page. @param {{ children?: any }} props */
export function Clip({ children }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const [state, setState] = useState("unknown");
  useLayoutEffect(() => { if (state === "unknown" && box.current && box.current.scrollHeight > tall) setState("clipped"); });
  return html`
    <div ref=${box} class=${state === "clipped" ? "clip" : undefined}>${children}</div>
    ${state === "clipped" ? html`<button class="button unclip" type="button" onClick=${() => setState("open")}>Show all</button>` : null}`;
}
