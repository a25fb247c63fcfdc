import { nameField } from "./document-values.js";

/** @typedef {import("./document-fields.js").DocumentField} DocumentField */

const metrics = /** @type {[string, string][]} */ ([["count", "number"], ["latency", "latency, ms"], ["totalCost", "cost, US dollars"], ["totalTokens", "tokens"], ["value", "value of a score"]]);

const shared = /** @type {import("./filters.js").Field[]} */ ([{ field: "name", label: "Name", type: "text" }, { field: "environment", label: "Environment", type: "text" }, { field: "userId", label: "User", type: "text" }, { field: "tags", label: "Tags", type: "list" }]);
const versions = /** @type {import("./filters.js").Field[]} */ ([{ field: "version", label: "Version", type: "text" }, { field: "release", label: "Release", type: "text" }, { field: "sessionId", label: "Session", type: "text" }]);
const ofTraces = [...shared, ...versions];
const ofObservations = /** @type {import("./filters.js").Field[]} */ ([...shared, { field: "level", label: "Level", type: "text" }, { field: "type", label: "Type", type: "text" }, { field: "providedModelName", label: "Model", type: "text" }, { field: "promptName", label: "Prompt", type: "text" }, { field: "traceName", label: "Trace", type: "text" }, ...versions]);
const ofScores = /** @type {import("./filters.js").Field[]} */ ([...shared, { field: "source", label: "Source", type: "text" }, { field: "traceName", label: "Trace", type: "text" }, { field: "observationName", label: "Observation", type: "text" }, { field: "observationModelName", label: "Model", type: "text" }]);

/** @type {DocumentField[]} */
export const alertFields = [
  nameField,
  { path: "query.view", label: "Of", kind: "choice", isRequired: true, options: [["traces", "traces"], ["observations", "observations"], ["scores-numeric", "numeric scores"], ["scores-boolean", "boolean scores"]] },
  { path: "query.metrics.0.measure", label: "Measure", kind: "choice", isRequired: true, options: metrics },
  { path: "query.metrics.0.aggregation", label: "Taken as", kind: "choice", isRequired: true, options: ["count", "sum", "avg", "min", "max", "p50", "p90", "p95", "p99"].map(each => [each, each]) },
  { path: "operator", label: "Fires when it is", kind: "choice", isRequired: true, options: [[">", "over"], [">=", "at or over"], ["<", "under"], ["<=", "at or under"]] },
  { path: "threshold", label: "Bound", kind: "number", isRequired: true }, { path: "windowMinutes", label: "In the last, minutes", kind: "number", least: 1, isRequired: true },
  { path: "noData", label: "When nothing is there", kind: "choice", options: [["ignore", "stay as it is"], ["alert", "fire"], ["zero", "take it for 0"]] },
  { path: "query.filters", label: "Only where", kind: "filter", fields: document => (document.query?.view?.startsWith("scores") ? ofScores : document.query?.view === "traces" ? ofTraces : ofObservations) },
  { path: "webhook.url", label: "Tell this address", kind: "text", isRequired: true, placeholder: "https://example.com/hook" },
];
