import { hasValue, nameField } from "./document-values.js";

/** @typedef {import("./document-fields.js").DocumentField} DocumentField */

const judged = hasValue("type", "llm_as_judge");
const sources = /** @type {[string, string][]} */ ([["output", "output"], ["input", "input"], ["metadata", "metadata"]]);
const checks = { equality: { source: "output", expected: "" }, contains: { source: "output", expected: "" }, regex: { source: "output", pattern: "." }, json_schema: { source: "output", schema: { type: "object" } }, latency: { most: 5 }, cost: { most: 0.01 }, length: { source: "output", most: 1000 } };

/** @type {DocumentField[]} */
export const evaluatorFields = [
  nameField, { path: "description", label: "What it judges", kind: "text" },
  { path: "prompt", label: "Prompt; {{input}} and {{output}} are put in", kind: "long", isRequired: true, when: document => judged(document) && !Array.isArray(document.prompt) },
  { path: "modelConfig.provider", label: "LLM connection", kind: "text", isRequired: true, when: judged }, { path: "modelConfig.model", label: "Model", kind: "text", isRequired: true, when: judged },
  { path: "outputDefinition.dataType", label: "It gives", kind: "choice", isRequired: true, options: [["NUMERIC", "a number"], ["BOOLEAN", "yes or no"], ["CATEGORICAL", "a category"]], when: judged, reset: value => ({ outputDefinition: { dataType: value, ...(value === "CATEGORICAL" ? { categories: ["good", "bad"] } : value === "NUMERIC" ? { minValue: 0, maxValue: 1 } : {}) } }) },
  { path: "outputDefinition.minValue", label: "From", kind: "number", when: hasValue("outputDefinition.dataType", "NUMERIC") }, { path: "outputDefinition.maxValue", label: "To", kind: "number", when: hasValue("outputDefinition.dataType", "NUMERIC") },
  { path: "outputDefinition.categories", label: "Categories", kind: "list", when: hasValue("outputDefinition.dataType", "CATEGORICAL") },
  { path: "check.kind", label: "It checks", kind: "choice", isRequired: true, options: [["equality", "equal to a text"], ["contains", "has a text"], ["regex", "fits a pattern"], ["json_schema", "fits a JSON schema"], ["latency", "was quick"], ["cost", "was cheap"], ["length", "is long or short enough"]], when: hasValue("type", "builtin"), reset: value => ({ check: { kind: value, ...checks[/** @type {keyof typeof checks} */ (value)] } }) },
  { path: "check.source", label: "Of the", kind: "choice", options: sources, when: hasValue("check.kind", ["equality", "contains", "regex", "json_schema", "length"]) },
  { path: "check.jsonPath", label: "At this place of it", kind: "text", placeholder: "$.answer", when: hasValue("check.kind", ["equality", "contains", "regex", "json_schema", "length"]) },
  { path: "check.expected", label: "Text", kind: "text", when: hasValue("check.kind", ["equality", "contains"]) },
  { path: "check.pattern", label: "Pattern", kind: "text", isRequired: true, when: hasValue("check.kind", "regex") },
  { path: "check.schema", label: "Schema", kind: "json", when: hasValue("check.kind", "json_schema") },
  { path: "check.least", label: "At least", kind: "number", when: hasValue("check.kind", ["latency", "cost", "length"]) }, { path: "check.most", label: "At most", kind: "number", when: hasValue("check.kind", ["latency", "cost", "length"]) },
  { path: "hostName", label: "Name in C#", kind: "text", isRequired: true, when: hasValue("type", "host") },
];

/** What a rule can hold an observation against. @type {import("./filters.js").Field[]} */
const judgedFields = [
  { field: "type", label: "Type", type: "options", format: value => value.toLowerCase() }, { field: "name", label: "Name", type: "options" }, { field: "traceName", label: "Trace", type: "options" },
  { field: "environment", label: "Environment", type: "options" }, { field: "level", label: "Level", type: "options", format: value => value.toLowerCase() }, { field: "model", label: "Model", type: "options" },
  { field: "promptName", label: "Prompt", type: "options" }, { field: "tags", label: "Tags", type: "list" }, { field: "calledToolNames", label: "Called tools", type: "list" }, { field: "userId", label: "User", type: "text" },
  { field: "sessionId", label: "Session", type: "text" }, { field: "version", label: "Version", type: "text" }, { field: "latency", label: "Latency", type: "number", unit: "s" }, { field: "totalCost", label: "Cost", type: "number", unit: "$" },
  { field: "toolCalls", label: "Tool calls", type: "number" }, { field: "input", label: "Input", type: "text" }, { field: "output", label: "Output", type: "text" },
];

/** @param {{ id: string, name: string }[]} evaluators @returns {DocumentField[]} */
export const ruleFields = evaluators => [
  nameField,
  { path: "evaluatorAssignments.0.evaluatorId", label: "Evaluator", kind: "choice", isRequired: true, options: evaluators.map(each => [each.id, each.name]) },
  { path: "target", label: "Judges", kind: "choice", options: [["observation", "observations"], ["trace", "traces, by their root"]] },
  { path: "sampling", label: "Share of what matches, over 0 to 1", kind: "number", least: 0, most: 1 },
  { path: "filter", label: "Only where", kind: "filter", fields: () => judgedFields },
];
