import { signal } from "../vendor/preact.js";

/**
 * Where the page is. Everything that a colleague should see too stands in it: the view, what it shows, filters, order, columns and selection.
 * @typedef {{ view: string, rest: string[], query: URLSearchParams }} Address
 */

/** @returns {Address} */
function read() {
  const url = new URL(window.location.href);
  const parts = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
  if (parts[0] === "trace") return { view: "traces", rest: parts.slice(1), query: url.searchParams };
  const [view = "home", ...rest] = parts[0] === "project" ? parts.slice(2) : parts;
  return { view, rest, query: url.searchParams };
}

/** The address, as a signal: what reads it is drawn anew when it changes. */
export const address = signal(read());

/** The project that the address names; "local" is one's first. A change of it reads the page anew. */
export const projectId = (() => {
  const parts = window.location.pathname.split("/").filter(Boolean).map(decodeURIComponent);
  return parts[0] === "project" && parts[1] ? parts[1] : "local";
})();

/** Goes to a path of the page. @param {string} path @param {{ replace?: boolean }} [how] */
export function go(path, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", path);
  address.value = read();
}

/**
 * Changes parameters of the address and leaves the others; null takes one away, a list repeats it.
 * @param {Record<string, string | string[] | null | undefined>} changes @param {{ push?: boolean }} [how] push: the back button undoes it
 */
export function setQuery(changes, { push = false } = {}) {
  const query = new URLSearchParams(address.value.query);
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name);
    for (const each of Array.isArray(value) ? value : [value]) if (each !== null && each !== undefined && each !== "") query.append(name, each);
  }
  const text = query.toString().replaceAll("%2C", ",").replaceAll("%7E", "~").replaceAll("%3A", ":");
  go(window.location.pathname + (text ? `?${text}` : ""), { replace: !push });
}

/** Follows links inside the page without loading it anew. */
export function startRouter() {
  window.addEventListener("popstate", () => { address.value = read(); });
  document.addEventListener("click", event => {
    const link = /** @type {HTMLElement} */ (event.target).closest("a");
    if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    const path = link.getAttribute("href") ?? "";
    if (link.target || !path.startsWith("/") || path.startsWith("/api/")) return;
    event.preventDefault();
    go(path);
  });
}
