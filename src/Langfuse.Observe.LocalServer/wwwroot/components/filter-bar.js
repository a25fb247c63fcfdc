import { html, useEffect, useRef, useState } from "../vendor/preact.js";
import { address, setQuery } from "../data/router.js";
import { conditionText, conditionsOf, operators, ranges } from "../data/filters.js";
import { Icon } from "./icons.js";
import { Menu } from "./menu.js";
import { useKeys } from "./keys.js";

/** @typedef {import("../data/filters.js").Condition} Condition */
/** @typedef {import("../data/filters.js").Field} Field */

/** Puts conditions in the place of those of a field. @param {(condition: Condition) => boolean} replaced @param {Condition[]} conditions */
export function setConditions(replaced, conditions) {
  const kept = conditionsOf(address.value.query).filter(condition => !replaced(condition));
  setQuery({ f: [...kept, ...conditions].map(conditionText), peek: null }, { push: true });
}

/**
 * The filter bar of every list. All of it stands in the address.
 * @param {{ name: string, placeholder?: string, fields: Field[], hasTime?: boolean, hasText?: boolean, usualTime?: string, children?: any }} props name: what is filtered, "traces"; usualTime: the time when none is chosen
 */
export function FilterBar({ name, placeholder, fields, hasTime = true, hasText = true, usualTime, children }) {
  const { query } = address.value;
  return html`
    <div class="filter-bar" role="search" aria-label=${`Filter ${name}`}>
      ${hasText ? html`<${Search} name=${name} placeholder=${placeholder} />` : null}
      ${hasTime ? html`<${TimeRange} usual=${usualTime} />` : null}
      ${fields.length ? html`<${AddCondition} fields=${fields} />` : null}
      <div class="chips">${conditionsOf(query).map(condition => html`<${Chip} key=${conditionText(condition)} condition=${condition} fields=${fields} />`)}</div>
      ${children ? html`<div class="filter-end">${children}</div>` : null}
    </div>`;
}

/** @param {{ name: string, placeholder?: string }} props */
function Search({ name, placeholder = "Full text" }) {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const asked = address.value.query.get("q") ?? "";
  const [typed, setTyped] = useState(asked);
  useEffect(() => { if (document.activeElement !== input.current) setTyped(asked); }, [asked]);
  useEffect(() => {
    if (typed.trim() === asked) return undefined;
    const resting = setTimeout(() => setQuery({ q: typed.trim(), peek: null }), 200);
    return () => clearTimeout(resting);
  }, [typed]);
  useKeys("List", { "/": [() => input.current?.select(), "Search"] });
  return html`
    <label class="search">
      <${Icon} name="search" />
      <input ref=${input} type="search" value=${typed} aria-label=${`Filter ${name}`} placeholder=${placeholder} autocomplete="off" spellcheck="false"
        onInput=${(/** @type {any} */ event) => setTyped(event.target.value)} onKeyDown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") input.current?.blur(); }} />
      <kbd aria-hidden="true">/</kbd>
    </label>`;
}

/** The choice of a time range. @param {{ usual?: string }} props usual: what is shown when none is chosen */
export function TimeRange({ usual = "All time" }) {
  const { query } = address.value;
  const [from, to] = [query.get("from"), query.get("to")];
  const range = ranges.find(each => each[0] === query.get("range"));
  const label = range ? range[1] : from || to ? `${shortTime(from) ?? "start"} – ${shortTime(to) ?? "now"}` : usual;
  const choose = (/** @type {string | null} */ name) => setQuery({ range: name, from: null, to: null, peek: null }, { push: true });
  return html`
    <${Menu} label=${label} icon="clock" name=${`Time range: ${label}`} isActive=${!!(range || from || to)}>
      ${(/** @type {() => void} */ close) => html`
        <div class="menu-list">
          ${[["", usual], ...ranges.filter(each => each[1] !== usual)].map(([key, words]) => html`
            <button key=${key} type="button" aria-pressed=${String((range?.[0] ?? "") === key && !from && !to)} onClick=${() => { choose(/** @type {string} */ (key) || null); close(); }}>${words}</button>`)}
        </div>
        <form class="menu-form" onSubmit=${(/** @type {any} */ event) => { event.preventDefault(); setTimes(event.target); close(); }}>
          <label>From <input type="datetime-local" name="from" value=${localTime(from)} /></label>
          <label>To <input type="datetime-local" name="to" value=${localTime(to)} /></label>
          <button class="button is-main" type="submit">Apply</button>
        </form>`}
    <//>`;
}

/** @param {HTMLFormElement} form */
function setTimes(form) {
  const iso = (/** @type {string} */ name) => { const text = /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value; return text ? new Date(text).toISOString() : null; };
  setQuery({ range: null, from: iso("from"), to: iso("to"), peek: null }, { push: true });
}

/** @param {string | null} iso */
const localTime = iso => {
  if (!iso) return "";
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** @param {string | null} iso */
const shortTime = iso => (iso ? new Date(iso).toLocaleString("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }) : null);

/** @param {{ condition: Condition, fields: Field[] }} props */
function Chip({ condition, fields }) {
  const field = fields.find(each => each.field === condition.field);
  const words = field ? operators[field.type].find(each => each[0] === condition.op)?.[1] : condition.op;
  const shown = condition.values.map(value => field?.format?.(value) ?? value).join(", ");
  const text = `${field?.label ?? condition.field}${condition.key ? ` ${condition.key}` : ""} ${words} ${shown}${field?.unit ? ` ${field.unit}` : ""}`;
  return html`
    <span class=${field ? "chip" : "chip is-unknown"} title=${field ? text : "This list does not have this field"}>
      <span><b>${field?.label ?? condition.field}${condition.key ? ` ${condition.key}` : ""}</b> ${words} ${shown}${field?.unit ? ` ${field.unit}` : ""}</span>
      <button type="button" aria-label=${`Remove: ${text}`} onClick=${() => setConditions(each => conditionText(each) === conditionText(condition), [])}><${Icon} name="close" /></button>
    </span>`;
}

/** @param {{ fields: Field[] }} props */
function AddCondition({ fields }) {
  return html`<${Menu} label="Filter" icon="plus" name="Add a filter">${(/** @type {() => void} */ close) => html`<${ConditionForm} fields=${fields} onAdd=${(/** @type {Condition} */ condition) => { setConditions(() => false, [condition]); close(); }} />`}<//>`;
}

/** @param {{ fields: Field[], onAdd: (condition: Condition) => void }} props */
export function ConditionForm({ fields, onAdd }) {
  const [name, setName] = useState(fields[0].field);
  const field = /** @type {Field} */ (fields.find(each => each.field === name));
  const onSubmit = (/** @type {any} */ event) => {
    event.preventDefault();
    event.stopPropagation();
    const form = new FormData(event.target);
    const value = String(form.get("value") ?? "").trim();
    if (value === "") return;
    const values = field.type === "options" || field.type === "list" ? value.split(",").map(each => each.trim()).filter(Boolean) : [value];
    const key = form.get("key") ? String(form.get("key")).trim() : undefined;
    onAdd({ field: name, key, op: String(form.get("op")), values });
  };
  return html`
    <form class="menu-form" onSubmit=${onSubmit}>
      <label>Field <select value=${name} onChange=${(/** @type {any} */ event) => setName(event.target.value)}>${fields.map(each => html`<option value=${each.field}>${each.label}</option>`)}</select></label>
      ${field.type === "score" ? html`<label>Score <input name="key" required placeholder="name of the score" /></label>` : null}
      <label>Is <select name="op" key=${field.type}>${operators[field.type].map(([op, words]) => html`<option value=${op}>${words}</option>`)}</select></label>
      <label>${field.unit ? `Value, ${field.unit}` : "Value"} <input name="value" required inputmode=${field.type === "number" || field.type === "score" ? "decimal" : "text"} placeholder=${field.type === "options" || field.type === "list" ? "one, or several with commas" : ""} /></label>
      <button class="button is-main" type="submit">Add filter</button>
    </form>`;
}
