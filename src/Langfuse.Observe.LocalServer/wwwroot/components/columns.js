import { html } from "../vendor/preact.js";
import { setQuery } from "../data/router.js";
import { Menu } from "./menu.js";

/** Which columns a list shows. @param {{ list: import("./list-page.js").List, chosen: import("./table.js").Column[] }} props */
export function Columns({ list, chosen }) {
  const ids = chosen.map(column => column.id);
  const toggle = (/** @type {string} */ id) => {
    const next = list.columns.map(column => column.id).filter(each => (each === id ? !ids.includes(id) : ids.includes(each)));
    const isUsual = next.join() === list.columns.filter(column => !column.isHidden).map(column => column.id).join();
    setQuery({ cols: isUsual || next.length === 0 ? null : next.join(",") });
  };
  return html`
    <${Menu} label="Columns" icon="columns" alignEnd>
      ${() => html`<ul class="menu-checks">${list.columns.map(column => html`
        <li key=${column.id}><label><input type="checkbox" checked=${ids.includes(column.id)} onChange=${() => toggle(column.id)} />${column.label}</label></li>`)}</ul>`}
    <//>`;
}
