import { nameField } from "./document-values.js";

/** @typedef {import("./document-fields.js").DocumentField} DocumentField */

const metrics = /** @type {[string, string][]} */ ([["count", "number"], ["latency", "latency, ms"], ["totalCost", "cost, US dollars"], ["totalTokens", "tokens"], ["value", "value of a score"]]);

/** @type {DocumentField[]} */
export const alertFields = [
  nameField,
  { path: "query.view", label: "Of", kind: "choice", isRequired: true, options: [["traces", "traces"], ["observations", "observations"], ["scores-numeric", "numeric scores"], ["scores-boolean", "boolean scores"]] },
  { path: "query.metrics.0.measure", label: "Measure", kind: "choice", isRequired: true, options: metrics },
  { path: "query.metrics.0.aggregation", label: "Taken as", kind: "choice", isRequired: true, options: ["count", "sum", "avg", "min", "max", "p50", "p90", "p95", "p99"].map(each => [each, each]) },
  { path: "operator", label: "Fires when it is", kind: "choice", isRequired: true, options: [[">", "over"], [">=", "at or over"], ["<", "under"], ["<=", "at or under"]] },
  { path: "threshold", label: "Bound", kind: "number", isRequired: true }, { path: "windowMinutes", label: "In the last, minutes", kind: "number", least: 1, isRequired: true },
  { path: "noData", label: "When nothing is there", kind: "choice", options: [["ignore", "stay as it is"], ["alert", "fire"], ["zero", "take it for 0"]] },
  { path: "query.filters", label: "Only where, as JSON filters", kind: "json" },
  { path: "webhook.url", label: "Tell this address", kind: "text", isRequired: true, placeholder: "https://example.com/hook" },
];
