import { html, render, useEffect, useState } from "./vendor/preact.js";
import { address, startRouter } from "./data/router.js";
import { startLive } from "./data/live.js";
import { KeyList, startKeys } from "./components/keys.js";
import { Notice } from "./components/notice.js";
import { Shell } from "./components/shell.js";
import { Toast } from "./components/toast.js";
import { routes } from "./routes.js";

/** A module of pages/ exports `Page`, a component that gets what stands in the path after the view, and `title`. */
function View() {
  const { view, rest } = address.value;
  const route = routes.find(each => each.view === view);
  const load = rest.length > 0 && route?.one ? route.one : route?.load;
  const [shown, setShown] = useState(/** @type {{ load?: Function, module?: any, error?: Error }} */ ({}));
  useEffect(() => {
    load?.().then(module => setShown({ load, module }), error => setShown({ load, error }));
  }, [load]);
  const { module, error } = shown.load === load ? shown : /** @type {any} */ ({});
  useEffect(() => {
    const title = module ? (typeof module.title === "function" ? module.title(...rest) : module.title) : route?.label;
    if (title) document.title = `${title} · Langfuse Observe`;
  }, [module, rest.join("/")]);
  if (!route) return html`<${Notice} title="There is no such page.">The menu has those that there are.<//>`;
  if (error) return html`<${Notice} title="This page could not be loaded" isError>${error.message}<//>`;
  return module ? html`<${module.Page} key=${[route.view, ...rest].join("/")} rest=${rest} />` : null;
}

const App = () => html`<${Shell} routes=${routes}><${View} /><//><${KeyList} /><${Toast} />`;

startRouter();
startKeys();
startLive();
render(html`<${App} />`, /** @type {HTMLElement} */ (document.getElementById("app")));
