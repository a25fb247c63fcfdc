import { html } from "../vendor/preact.js";
import { local, localSend } from "../data/api.js";
import { useLoad } from "../data/load.js";
import { address, go } from "../data/router.js";
import { viewPath } from "../data/links.js";
import { Icon } from "./icons.js";
import { attempt } from "./toast.js";

/** The saved views of a list, and a form for one more. @param {{ list: string, one: string, close: () => void }} props */
export function ViewList({ list, one, close }) {
  const { data, reload } = useLoad(signal => local("views", { query: { list }, signal }), [list], { live: false });
  const save = async (/** @type {any} */ event) => {
    event.preventDefault();
    const called = String(new FormData(event.target).get("name") ?? "").trim();
    const query = new URLSearchParams(address.value.query);
    query.delete("peek");
    if (called && await attempt(() => localSend("PUT", "views", { body: { list, name: called, query: query.toString() } }), `Saved for the project: ${called}`)) close();
  };
  const forget = async (/** @type {any} */ view) => { if (await attempt(() => localSend("DELETE", "views", { query: { list, name: view.name } }), `Forgotten: ${view.name}`)) reload(); };
  return html`
    <div class="menu-list">
      ${(data ?? []).map((/** @type {any} */ view) => html`
        <div class="menu-row" key=${view.name}>
          <button type="button" onClick=${() => { go(`${viewPath(address.value.view)}?${view.query}`); close(); }}>${view.name}</button>
          <button class="button is-plain is-icon" type="button" aria-label=${`Forget the ${one} ${view.name}`} onClick=${() => forget(view)}><${Icon} name="close" /></button>
        </div>`)}
      ${data?.length === 0 ? html`<p class="muted">What is shown now, under a name that everybody in the project has.</p>` : null}
    </div>
    <form class="menu-form" onSubmit=${save}>
      <label>Name <input name="name" required maxlength="60" /></label>
      <button class="button is-main" type="submit">Save this ${one}</button>
    </form>`;
}
