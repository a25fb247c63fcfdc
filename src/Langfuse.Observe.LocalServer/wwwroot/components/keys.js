import { html, signal, useLayoutEffect, useRef } from "../vendor/preact.js";
import { Dialog } from "./dialog.js";

/**
 * The keys of the page. A view or a part of it says which keys it takes while it is there; `?` lists them all.
 * @typedef {Record<string, [run: (event: KeyboardEvent) => void, label: string]>} Keys by combination: "j", "g t", "Escape", "shift+x"
 */

/** @type {{ group: string, keys: () => Keys }[]} */
const layers = [];
const isListOpen = signal(false);
const patience = 1200;
let prefix = "";
let forgetting = 0;

/** Takes keys while the component is there; of two that take the same the later one has it. @param {string} group @param {Keys} keys */
export function useKeys(group, keys) {
  const latest = useRef(keys);
  latest.current = keys;
  // Before it is painted: what someone sees takes keys already.
  useLayoutEffect(() => {
    const layer = { group, keys: () => latest.current };
    layers.push(layer);
    return () => { layers.splice(layers.indexOf(layer), 1); };
  }, []);
}

export const showKeys = () => { isListOpen.value = true; };

/** Starts to listen. */
export function startKeys() {
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const element = /** @type {HTMLElement} */ (event.target);
    const isTyping = element.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    if (isTyping && event.key !== "Escape") return;
    // What has the focus keeps the keys that work it.
    if ((event.key === "Enter" || event.key === " ") && element.matches("a, button, summary, input, label")) return;
    const name = combination(event);
    if (run(prefix ? `${prefix} ${name}` : name, event)) return forget();
    if (!prefix && layers.some(layer => Object.keys(layer.keys()).some(key => key.startsWith(`${name} `)))) {
      prefix = name;
      clearTimeout(forgetting);
      forgetting = setTimeout(forget, patience);
    } else {
      forget();
    }
  });
}

/** @param {KeyboardEvent} event */
function combination(event) {
  const isLetter = /^[a-z]$/i.test(event.key);
  return event.shiftKey && isLetter ? `shift+${event.key.toLowerCase()}` : event.key;
}

/** @param {string} name @param {KeyboardEvent} event */
function run(name, event) {
  for (let at = layers.length - 1; at >= 0; at--) {
    const key = layers[at].keys()[name];
    if (!key) continue;
    event.preventDefault();
    key[0](event);
    return true;
  }
  return false;
}

function forget() {
  prefix = "";
  clearTimeout(forgetting);
}

const words = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", Enter: "Enter", " ": "Space" };

/** The list of all keys that work now. */
export function KeyList() {
  if (!isListOpen.value) return null;
  const groups = new Map();
  for (const layer of layers) {
    const entries = Object.entries(layer.keys()).filter(([, [, label]]) => label);
    groups.set(layer.group, [...groups.get(layer.group) ?? [], ...entries]);
  }
  return html`
    <${Dialog} title="Keys" onClose=${() => { isListOpen.value = false; }}>
      <div class="key-list">
        ${[...groups].map(([group, entries]) => html`
          <section key=${group}>
            <h3>${group}</h3>
            <dl>${entries.map((/** @type {any} */ [key, [, label]]) => html`
              <div><dt>${key.split(" ").map((/** @type {string} */ part) => html`<kbd>${words[/** @type {keyof typeof words} */ (part)] ?? part.replace("shift+", "⇧ ")}</kbd>`)}</dt><dd>${label}</dd></div>`)}</dl>
          </section>`)}
      </div>
    <//>`;
}
