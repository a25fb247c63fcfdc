/**
 * The views of the page, in the order of the menu; a view is read from the server when it is first shown. `key`: "g" and this key go there.
 * `one`: the view of a single thing, when the path goes on after the view. group "hidden": not in the menu.
 * @type {import("./components/shell.js").Route[]}
 */
export const routes = [
  { view: "home", label: "Home", group: "", key: "h", icon: "home", load: () => import("./pages/home.js") },
  { view: "traces", label: "Traces", group: "Observe", key: "t", icon: "traces", load: () => import("./pages/traces.js"), one: () => import("./pages/trace.js") },
  { view: "observations", label: "Observations", group: "Observe", key: "o", icon: "observations", load: () => import("./pages/observations.js") },
  { view: "sessions", label: "Sessions", group: "Observe", key: "s", icon: "sessions", load: () => import("./pages/sessions.js"), one: () => import("./pages/session.js") },
  { view: "users", label: "Users", group: "Observe", key: "u", icon: "users", load: () => import("./pages/users.js"), one: () => import("./pages/user.js") },
  { view: "scores", label: "Scores", group: "Judge", key: "c", icon: "scores", load: () => import("./pages/scores.js") },
  { view: "warnings", label: "Warnings", group: "hidden", icon: "warnings", load: () => import("./pages/warnings.js") },
];
