import { html } from "../vendor/preact.js";
import { address, setQuery } from "../data/router.js";

/** Parts of a view, of which the address names one. @param {{ label: string, tabs: [string, string][], name?: string }} props tabs: [in the address, in words] */
export function Tabs({ label, tabs, name = "tab" }) {
  const current = address.value.query.get(name) ?? tabs[0][0];
  return html`
    <div class="tabs" role="tablist" aria-label=${label}>
      ${tabs.map(([key, words]) => html`<button key=${key} type="button" role="tab" aria-selected=${String(key === current)} onClick=${() => setQuery({ [name]: key === tabs[0][0] ? null : key }, { push: true })}>${words}</button>`)}
    </div>`;
}

/** The tab that the address names. @param {[string, string][]} tabs @param {string} [name] */
export const tabOf = (tabs, name = "tab") => tabs.find(each => each[0] === address.value.query.get(name))?.[0] ?? tabs[0][0];
