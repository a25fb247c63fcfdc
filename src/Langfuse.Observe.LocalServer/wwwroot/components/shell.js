import { html, useEffect, useState } from "../vendor/preact.js";
import { address, go, projectId } from "../data/router.js";
import { viewPath } from "../data/links.js";
import { connection, local, localSend, toLogin } from "../data/api.js";
import { isLive } from "../data/live.js";
import { preference } from "../data/preferences.js";
import { useLoad } from "../data/load.js";
import { Icon } from "./icons.js";
import { showKeys, useKeys } from "./keys.js";
import { Menu } from "./menu.js";
import { attempt } from "./toast.js";

/** @typedef {{ view: string, label: string, group: string, key?: string, icon: string, load: () => Promise<any>, one?: () => Promise<any> }} Route */

const themes = ["system", "light", "dark"];
const theme = preference("theme", "system");
const isNarrow = preference("nav-narrow", false);

/** What stands around every view: the ways to the others, and what the page as a whole can do. @param {{ routes: Route[], children?: any }} props */
export function Shell({ routes, children }) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => { document.documentElement.style.colorScheme = theme.value === "system" ? "" : theme.value; }, [theme.value]);
  useEffect(() => setOpen(false), [address.value]);
  useKeys("Anywhere", {
    "?": [showKeys, "All keys"],
    ...Object.fromEntries(routes.filter(route => route.key).map(route => [`g ${route.key}`, [() => go(viewPath(route.view)), `Go to ${route.label}`]])),
  });
  const nextTheme = themes[(themes.indexOf(theme.value) + 1) % themes.length];
  return html`
    <a class="skip" href="#main">Skip to content</a>
    <div class=${`shell ${isNarrow.value ? "is-narrow" : ""} ${isOpen ? "is-open" : ""}`}>
      <header class="top">
        <button class="button is-plain is-icon" type="button" aria-label="Menu" aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}><${Icon} name="menu" /></button>
        <a class="brand" href="/" aria-label="Langfuse Observe"><img src="/page/icon.svg" alt="" width="20" height="20" /><span>Langfuse <b>Observe</b></span></a>
      </header>
      <nav class="side" aria-label="Views">
        <a class="brand" href="/" aria-label="Langfuse Observe"><img src="/page/icon.svg" alt="" width="20" height="20" /><span>Langfuse <b>Observe</b></span></a>
        <${Project} />
        ${groupsOf(routes).map(([group, members]) => html`
          <div class="side-group" key=${group}>
            ${group ? html`<h2>${group}</h2>` : null}
            ${members.map(route => html`
              <a key=${route.view} href=${viewPath(route.view)} aria-current=${address.value.view === route.view ? "page" : undefined} title=${route.key ? `${route.label} (g ${route.key})` : route.label}>
                <${Icon} name=${route.icon} /><span>${route.label}</span>
              </a>`)}
          </div>`)}
        <span class="spring"></span>
        <${WarningsLink} />
        <div class="side-end">
          <button class="live" type="button" aria-pressed=${String(isLive.value)} onClick=${() => { isLive.value = !isLive.value; }}><i aria-hidden="true"></i><span>Live</span></button>
          <button class="button is-plain is-icon" type="button" aria-label=${`Theme: ${theme.value}. Change to ${nextTheme}`} title=${`Theme: ${theme.value}`} onClick=${() => { theme.value = nextTheme; }}><${Icon} name=${{ system: "system", light: "sun", dark: "moon" }[theme.value] ?? "system"} /></button>
          <button class="button is-plain is-icon" type="button" aria-label="All keys" title="Keys (?)" onClick=${showKeys}><${Icon} name="keyboard" /></button>
          <button class="button is-plain is-icon fold" type="button" aria-label=${isNarrow.value ? "Widen the menu" : "Narrow the menu"} onClick=${() => { isNarrow.value = !isNarrow.value; }}><${Icon} name="chevron" /></button>
        </div>
      </nav>
      <main id="main" tabindex="-1">${children}</main>
    </div>`;
}

/** The project in sight, and the ways to the others. */
function Project() {
  const { data } = useLoad(connection, [], { live: false });
  const projects = data?.projects ?? [];
  // Whose first project is another than that of the server gets the address that says so.
  useEffect(() => {
    const parts = /^\/(?:project\/[^/]+\/)?(?!trace\/)(.*)$/.exec(location.pathname);
    if (data && data.projectId !== projectId && parts) location.replace(`/project/${encodeURIComponent(data.projectId)}/${parts[1]}${location.search}`);
  }, [data]);
  if (projects.length < 2 && !data?.userEmail) return html`<div class="project" title="Project">${data?.projectName ?? " "}</div>`;
  // Everything that was read belongs to the project before: the page begins anew.
  const open = (/** @type {string} */ id) => location.assign(`/project/${encodeURIComponent(id)}/home`);
  const leave = () => attempt(async () => { await localSend("POST", "logout"); toLogin(); });
  return html`
    <div class="project">
      <${Menu} label=${data?.projectName} icon="down" name=${`Project: ${data?.projectName}. Change it`}>
        ${(/** @type {() => void} */ close) => html`
          <div class="menu-list">${projects.map(each => html`<button key=${each.id} type="button" aria-pressed=${String(each.id === data?.projectId)} onClick=${() => open(each.id)}>${each.name}</button>`)}</div>
          ${data?.userEmail ? html`
            <div class="menu-form"><span class="muted">${data.userEmail}</span>
              <a class="button" href=${viewPath("settings", { tab: "account" })} onClick=${close}>Change the password</a><button class="button" type="button" onClick=${leave}>Log out</button>
            </div>` : null}`}
      <//>
    </div>`;
}

// How much Langfuse would lose or change without telling.
function WarningsLink() {
  const { data } = useLoad(signal => local("warnings", { signal }), []);
  const number = data?.data.length ?? 0;
  if (number === 0) return null;
  return html`<a class="warn-link" href=${viewPath("warnings")}><${Icon} name="warnings" /><span>${number === 1 ? "1 warning" : `${number} warnings`}</span></a>`;
}

/** @param {Route[]} routes @returns {[string, Route[]][]} */
function groupsOf(routes) {
  const groups = new Map();
  for (const route of routes.filter(each => each.group !== "hidden")) groups.set(route.group, [...groups.get(route.group) ?? [], route]);
  return [...groups];
}
