import { html } from "../vendor/preact.js";
import { address, go } from "../data/router.js";
import { viewPath } from "../data/links.js";
import { preference } from "../data/preferences.js";
import { Icon } from "./icons.js";
import { Menu } from "./menu.js";

/** Addresses with a name, kept in this browser. @type {import("../vendor/preact.js").Signal<{ list: string, name: string, query: string }[]>} */
const views = preference("views", []);

/** Keeps what a list shows now under a name, and goes back to it. @param {{ name: string }} props */
export function SavedViews({ name }) {
  const mine = views.value.filter(view => view.list === name);
  const save = (/** @type {any} */ event, /** @type {() => void} */ close) => {
    event.preventDefault();
    const called = String(new FormData(event.target).get("name") ?? "").trim();
    if (!called) return;
    const query = new URLSearchParams(address.value.query);
    query.delete("peek");
    views.value = [...views.value.filter(view => view.list !== name || view.name !== called), { list: name, name: called, query: query.toString() }];
    close();
  };
  return html`
    <${Menu} label="Views" icon="bookmark" alignEnd>
      ${(/** @type {() => void} */ close) => html`
        <div class="menu-list">
          ${mine.map(view => html`
            <div class="menu-row" key=${view.name}>
              <button type="button" onClick=${() => { go(`${viewPath(address.value.view)}?${view.query}`); close(); }}>${view.name}</button>
              <button class="button is-plain is-icon" type="button" aria-label=${`Forget the view ${view.name}`} onClick=${() => { views.value = views.value.filter(each => each !== view); }}><${Icon} name="close" /></button>
            </div>`)}
          ${mine.length === 0 ? html`<p class="muted">Filters, order and columns of now, under a name.</p>` : null}
        </div>
        <form class="menu-form" onSubmit=${(/** @type {any} */ event) => save(event, close)}>
          <label>Name <input name="name" required maxlength="60" /></label>
          <button class="button is-main" type="submit">Save this view</button>
        </form>`}
    <//>`;
}
