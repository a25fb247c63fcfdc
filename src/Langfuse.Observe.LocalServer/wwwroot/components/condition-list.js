import { html } from "../vendor/preact.js";
import { operators, wireOf } from "../data/filters.js";
import { ConditionForm } from "./filter-bar.js";
import { Icon } from "./icons.js";
import { Menu } from "./menu.js";

/** @typedef {import("../data/filters.js").Field} Field */

/**
 * Conditions of a document, made as those of a list are. One that no field makes stays as it is, and can be taken away.
 * @param {{ label: string, fields: Field[], value: any[], onChange: (value: any[] | undefined) => void }} props value: as the server takes it
 */
export function ConditionList({ label, fields, value, onChange }) {
  const put = (/** @type {any[]} */ next) => onChange(next.length ? next : undefined);
  return html`
    <div class="is-wide inline-form" role="group" aria-label=${label}>
      <span>${label}</span>
      <div class="chips">
        ${value.map((condition, index) => html`<${Chip} key=${JSON.stringify(condition)} text=${textOf(condition, fields)} onRemove=${() => put(value.filter((_, other) => other !== index))} />`)}
        ${value.length ? null : html`<span class="muted">everything</span>`}
        <${Menu} label="Filter" icon="plus" name="Add a filter">${(/** @type {() => void} */ close) => html`<${ConditionForm} fields=${fields} onAdd=${(/** @type {any} */ condition) => { put([...value, ...wireOf(condition, fields)]); close(); }} />`}<//>
      </div>
    </div>`;
}

/** @param {{ text: string, onRemove: () => void }} props */
const Chip = ({ text, onRemove }) => html`<span class="chip"><span>${text}</span><button type="button" aria-label=${`Remove: ${text}`} onClick=${onRemove}><${Icon} name="close" /></button></span>`;

/** A condition in words. @param {any} condition @param {Field[]} fields */
function textOf({ column, key, operator, value }, fields) {
  const field = fields.find(each => each.field === column);
  const words = (field && operators[field.type].find(each => each[2] === operator)?.[1]) ?? operator;
  const shown = [value].flat().map(each => field?.format?.(String(each)) ?? each).join(", ");
  return `${field?.label ?? column}${key ? ` ${key}` : ""} ${words} ${shown}${field?.unit ? ` ${field.unit}` : ""}`;
}
