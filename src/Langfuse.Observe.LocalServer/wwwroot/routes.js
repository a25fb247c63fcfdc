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
  { view: "metrics", label: "Metrics", group: "Observe", key: "m", icon: "metrics", load: () => import("./pages/metrics.js") },
  { view: "scores", label: "Scores", group: "Judge", key: "c", icon: "scores", load: () => import("./pages/scores.js") },
  { view: "evaluators", label: "Evaluators", group: "Judge", key: "e", icon: "evaluators", load: () => import("./pages/evaluators.js"), one: () => import("./pages/evaluator.js") },
  { view: "annotation", label: "Annotation", group: "Judge", key: "n", icon: "annotation", load: () => import("./pages/annotation.js"), one: () => import("./pages/annotation-queue.js") },
  { view: "prompts", label: "Prompts", group: "Improve", key: "p", icon: "prompts", load: () => import("./pages/prompts.js"), one: () => import("./pages/prompt.js") },
  { view: "datasets", label: "Datasets", group: "Improve", key: "d", icon: "datasets", load: () => import("./pages/datasets.js"), one: () => import("./pages/dataset.js") },
  { view: "agents", label: "Agents", group: "Govern", key: "a", icon: "agents", load: () => import("./pages/agents.js"), one: () => import("./pages/agent.js") },
  { view: "policies", label: "Policies", group: "Govern", key: "y", icon: "policies", load: () => import("./pages/policies.js") },
  { view: "alerts", label: "Alerts", group: "Govern", key: "l", icon: "alerts", load: () => import("./pages/alerts.js") },
  { view: "integrations", label: "Integrations", group: "Manage", key: "i", icon: "integrations", load: () => import("./pages/integrations.js") },
  { view: "settings", label: "Settings", group: "Manage", key: ",", icon: "settings", load: () => import("./pages/settings.js") },
  { view: "warnings", label: "Warnings", group: "hidden", icon: "warnings", load: () => import("./pages/warnings.js") },
];
