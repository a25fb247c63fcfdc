import { html, useState } from "../vendor/preact.js";
import { address } from "../data/router.js";
import { conditionsOf, filterOf } from "../data/filters.js";
import { count } from "../data/format.js";
import { local } from "../data/api.js";
import { useLoad } from "../data/load.js";
import { Icon } from "./icons.js";
import { setConditions } from "./filter-bar.js";

/** @typedef {import("../data/filters.js").Field} Field */

const few = 6;

/**
 * The values that a list can be narrowed to, with their counts, as they are after the other filters.
 * @param {{ list: string, fields: Field[], timeField: string }} props list: as the server calls it, "traces"
 */
export function Facets({ list, fields, timeField }) {
  const { query } = address.value;
  const asked = filterOf(query, fields, timeField);
  const { data } = useLoad(signal => local(`facets/${list}`, { query: asked, signal }), [list, asked.q, asked.filter]);
  const facets = data?.data ?? [];
  return html`
    <nav class="facets" aria-label="Facets">
      ${fields.filter(field => field.type === "options" || field.type === "list").map(field => html`
        <${Group} key=${field.field} field=${field} values=${facets.find((/** @type {any} */ facet) => facet.field === field.field)?.values ?? []} isKnown=${!!data} />`)}
    </nav>`;
}

/** @param {{ field: Field, values: { value: string, count: number }[], isKnown: boolean }} props */
function Group({ field, values, isKnown }) {
  const [isAll, setAll] = useState(false);
  const [isOpen, setOpen] = useState(field.open ?? false);
  const chosen = conditionsOf(address.value.query).find(condition => condition.field === field.field && condition.op === "any")?.values ?? [];
  // What is chosen stays there to be taken back, also when nothing has it any more.
  const all = [...values, ...chosen.filter(value => !values.some(each => each.value === value)).map(value => ({ value, count: 0 }))];
  if (isKnown && all.length === 0) return null;
  const toggle = (/** @type {string} */ value) => {
    const next = chosen.includes(value) ? chosen.filter(each => each !== value) : [...chosen, value];
    setConditions(condition => condition.field === field.field && condition.op === "any", next.length ? [{ field: field.field, op: "any", values: next }] : []);
  };
  return html`
    <section class="facet">
      <h3><button type="button" aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}><${Icon} name="chevron" />${field.label}${chosen.length ? html`<em>${chosen.length}</em>` : null}</button></h3>
      ${isOpen ? html`
        <ul>
          ${all.slice(0, isAll ? undefined : few).map(({ value, count: number }) => html`
            <li key=${value}><label title=${value}>
              <input type="checkbox" checked=${chosen.includes(value)} onChange=${() => toggle(value)} />
              <span>${field.format?.(value) ?? (value || "(none)")}</span><small class="num">${count(number)}</small>
            </label></li>`)}
          ${all.length > few && !isAll ? html`<li><button class="link" type="button" onClick=${() => setAll(true)}>${all.length - few} more</button></li>` : null}
        </ul>` : null}
    </section>`;
}
