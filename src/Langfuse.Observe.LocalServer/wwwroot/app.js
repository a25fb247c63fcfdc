import { h } from "./h.js";
import * as api from "./api.js";
import * as links from "./links.js";
import { tracesView } from "./views/traces.js";
import { traceView } from "./views/trace.js";
import { sessionsView, sessionView } from "./views/sessions.js";
import { scoresView } from "./views/scores.js";
import { warningsView } from "./views/warnings.js";

const main = document.getElementById("main");
const live = document.getElementById("live");
const tabs = [["Traces", links.tracesPath()], ["Sessions", links.sessionsPath()], ["Scores", links.scoresPath()]];
let current = null;
let seen = -1;

function route(url) {
  const parts = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
  const [view, id] = parts[0] === "project" ? parts.slice(2) : parts[0] === "trace" ? ["traces", parts[1]] : [];
  if (view === "traces" && id) return traceView(id, url.searchParams.get("observation"));
  if (view === "sessions") return id ? sessionView(id) : sessionsView();
  if (view === "scores") return scoresView();
  if (view === "warnings") return warningsView();
  return tracesView(url.searchParams.get("q") ?? "");
}

function show() {
  const url = new URL(location.href);
  current?.leave?.();
  current = route(url);
  document.title = `${current.title} · Langfuse Observe`;
  main.replaceChildren(current.element);
  document.getElementById("tabs").replaceChildren(...tabs.map(([name, path]) =>
    h("a", { href: path, "data-link": true, "aria-current": current.tab === name ? "page" : null }, name)));
  load();
}

async function load() {
  const view = current;
  try {
    await view.load();
    view.element.dataset.ready = "";
  } catch (error) {
    view.element.replaceChildren(h("p.notice", { role: "alert" }, error.message));
  }
}

export function go(path) {
  history.pushState(null, "", path);
  show();
}

// Asks one number every second; only when it changed the view is read again.
async function poll() {
  if (!document.hidden && live.getAttribute("aria-pressed") === "true") {
    try {
      const { changes } = await api.counts();
      if (seen >= 0 && changes !== seen) {
        await current.refresh?.();
        await showWarnings();
      }
      seen = changes;
    } catch {
      // The server is down or restarting; the next round will tell.
    }
  }
  setTimeout(poll, 1000);
}

async function showWarnings() {
  const { data } = await api.warnings();
  const link = document.getElementById("warnings");
  link.hidden = data.length === 0;
  link.textContent = data.length === 1 ? "1 warning" : `${data.length} warnings`;
}

document.addEventListener("click", event => {
  const link = event.target.closest("a[data-link]");
  if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(link.getAttribute("href"));
});

document.addEventListener("open-path", event => go(event.detail));

document.addEventListener("keydown", event => {
  if (event.key !== "/" || event.target.matches("input")) return;
  const input = document.querySelector(".search input");
  if (!input) return;
  event.preventDefault();
  input.focus();
});

live.addEventListener("click", () => live.setAttribute("aria-pressed", String(live.getAttribute("aria-pressed") !== "true")));
window.addEventListener("popstate", show);

// What these cannot read now, a reload or the next round of the poll will.
const forgive = () => {};

api.connection().then(connection => { document.getElementById("project").textContent = connection.projectName; }).catch(forgive);
show();
showWarnings().catch(forgive);
poll();
