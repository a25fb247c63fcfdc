import { hasValue, nameField, valueAt } from "./document-values.js";

/** @typedef {import("./document-fields.js").DocumentField} DocumentField */

/** What a rule begins with. */
const kinds = { cost: { max: 0.05 }, latency: { max: 10 }, tokens: { max: 10000 }, missing: { fields: ["user"] }, model: { allow: ["gpt-4o*"] }, tool: { allow: ["*"] }, content: { find: ["secret"] }, error_rate: { max: 0.05, over: "agent" }, loop: { times: 3 } };

/** @type {DocumentField[]} */
export const policyFields = [
  nameField, { path: "description", label: "Why", kind: "text" },
  { path: "severity", label: "Severity", kind: "choice", options: [["low", "low"], ["medium", "medium"], ["high", "high"], ["critical", "critical"]] },
  { path: "rule.type", label: "It flags", kind: "choice", isRequired: true, options: [["cost", "what costs too much"], ["latency", "what takes too long"], ["tokens", "what uses too many tokens"], ["missing", "traces without something"], ["model", "a model that is not allowed"], ["tool", "a tool that is not allowed"], ["content", "secrets or personal data"], ["error_rate", "too many errors"], ["loop", "a tool called again and again"]], reset: value => ({ rule: { type: value, ...kinds[/** @type {keyof typeof kinds} */ (value)] } }) },
  { path: "rule.max", label: "At most, US dollars", kind: "number", least: 0, when: hasValue("rule.type", "cost") },
  { path: "rule.max", label: "At most, seconds", kind: "number", least: 0, when: hasValue("rule.type", "latency") },
  { path: "rule.max", label: "At most, tokens", kind: "number", least: 0, when: hasValue("rule.type", "tokens") },
  { path: "rule.of", label: "Of each", kind: "choice", options: [["trace", "trace"], ["observation", "observation"]], when: hasValue("rule.type", ["cost", "latency", "tokens"]) },
  { path: "rule.fields", label: "Without one of", kind: "list", placeholder: "user, session, metadata.tenant", when: hasValue("rule.type", "missing") },
  { path: "rule.allow", label: "Allowed, * for any text", kind: "list", placeholder: "gpt-4o*, claude-*", when: hasValue("rule.type", ["model", "tool"]) },
  { path: "rule.deny", label: "Not allowed", kind: "list", when: hasValue("rule.type", ["model", "tool"]) },
  { path: "rule.find", label: "With one of", kind: "list", placeholder: "secret, email, phone, card, iban, ssn, personal", when: hasValue("rule.type", "content") },
  { path: "rule.patterns", label: "Or fitting a pattern", kind: "list", when: hasValue("rule.type", "content") },
  { path: "rule.in", label: "In (input, output, metadata, status)", kind: "list", when: hasValue("rule.type", "content") },
  { path: "rule.max", label: "At most, a share from 0 to 1", kind: "number", least: 0, most: 1, when: hasValue("rule.type", "error_rate") },
  { path: "rule.over", label: "Over", kind: "choice", options: [["trace", "one trace"], ["agent", "an agent lately"], ["name", "a name lately"], ["project", "the project lately"]], when: hasValue("rule.type", "error_rate") },
  { path: "rule.windowMinutes", label: "In minutes", kind: "number", least: 1, when: document => hasValue("rule.type", "error_rate")(document) && valueAt(document, "rule.over") !== "trace" },
  { path: "rule.times", label: "Times with the same input", kind: "number", least: 2, when: hasValue("rule.type", "loop") },
  { path: "match.agents", label: "Only agents", kind: "list", placeholder: "all" }, { path: "match.environments", label: "Only environments", kind: "list", placeholder: "all" },
  { path: "match.names", label: "Only traces called", kind: "list", placeholder: "all" }, { path: "match.tags", label: "Only tags", kind: "list", placeholder: "all" },
  { path: "webhook.url", label: "Tell this address", kind: "text", placeholder: "https://example.com/hook" },
];
