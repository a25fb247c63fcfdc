import { html, useMemo, useState } from "../../vendor/preact.js";
import { Icon } from "../icons.js";

const openDepth = 2;
const openItems = 50;
const part = 200;

/** A JSON value as a tree that folds, with a search that opens what matches. Deep parts are built when they are opened. @param {{ value: any, hasSearch?: boolean }} props */
export function Json({ value, hasSearch = false }) {
  const [search, setSearch] = useState("");
  const matches = useMemo(() => matcher(search.trim().toLowerCase()), [search]);
  return html`
    <div class="json-view">
      ${hasSearch ? html`<label class="json-search"><${Icon} name="search" /><input type="search" placeholder="Search in this" aria-label="Search in this JSON" value=${search} onInput=${(/** @type {any} */ event) => setSearch(event.target.value)} /></label>` : null}
      <div class="json"><${Node} value=${value} name=${null} depth=${0} matches=${matches} /></div>
    </div>`;
}

/** Says of a name and a value whether they, or anything in them, have the words. @param {string} words */
function matcher(words) {
  if (!words) return null;
  const known = new WeakMap();
  const has = (/** @type {any} */ text) => String(text).toLowerCase().includes(words);
  const within = (/** @type {any} */ value) => {
    if (value === null || typeof value !== "object") return has(value);
    if (!known.has(value)) known.set(value, Object.entries(value).some(([key, each]) => (!Array.isArray(value) && has(key)) || within(each)));
    return known.get(value);
  };
  return { has, within };
}

/** @param {{ value: any, name: string | null, depth: number, matches: ReturnType<typeof matcher> }} props */
function Node({ value, name, depth, matches }) {
  const isObject = value !== null && typeof value === "object";
  const entries = useMemo(() => (isObject ? (Array.isArray(value) ? value.map((each, index) => [String(index), each]) : Object.entries(value)) : []), [value]);
  const [chosen, setChosen] = useState(/** @type {boolean | null} */ (null));
  const [shown, setShown] = useState(part);
  const label = name === null ? null : html`<span class=${matches?.has(name) ? "key is-match" : "key"}>${name}</span>: `;
  if (!isObject) return html`<div class="leaf">${label}<${Scalar} value=${value} isMatch=${!!matches?.has(value)} /></div>`;
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0) return html`<div class="leaf">${label}${open}${close}</div>`;
  const isOpen = matches ? matches.within(value) && chosen !== false : chosen ?? (depth < openDepth && entries.length <= openItems);
  const visible = matches && isOpen ? entries.filter(([key, each]) => matches.within(each) || (!Array.isArray(value) && matches.has(key))) : entries;
  return html`
    <div class="node">
      <button type="button" class="fold" aria-expanded=${isOpen} onClick=${() => setChosen(!isOpen)}>
        <${Icon} name="chevron" />${label}${open}${isOpen ? null : html`<span class="peek">${` ${entries.length} ${Array.isArray(value) ? "items" : "keys"} ${close}`}</span>`}
      </button>
      ${isOpen ? html`
        <div class="inner">
          ${visible.slice(0, shown).map(([key, each]) => html`<${Node} key=${key} value=${each} name=${key} depth=${depth + 1} matches=${matches} />`)}
          ${visible.length > shown ? html`<button class="link" type="button" onClick=${() => setShown(shown * 4)}>${visible.length - shown} more</button>` : null}
        </div>` : null}
    </div>`;
}

/** @param {{ value: any, isMatch: boolean }} props */
function Scalar({ value, isMatch }) {
  const kind = typeof value === "string" ? "string" : typeof value === "number" ? "number" : "word";
  return html`<span class=${isMatch ? `${kind} is-match` : kind}>${typeof value === "string" ? JSON.stringify(value) : String(value)}</span>`;
}
