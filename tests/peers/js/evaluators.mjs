// Creates evaluators and a rule with the official client and reads them back.
import { LangfuseClient } from "@langfuse/client";

const { api } = new LangfuseClient();
await api.llmConnections.upsert({ provider: "peer", adapter: "openai", secretKey: "sk-peer", baseURL: "http://127.0.0.1:9/v1" });
const made = await api.evaluators.create({
  type: "llm_as_judge", name: "helpful", prompt: "Is {{output}} helpful for {{question}}?", modelConfig: { provider: "peer", model: "m" },
  variableMapping: [{ variable: "output", source: "output" }, { variable: "question", source: "input", jsonPath: "$.q" }],
  outputDefinition: { dataType: "CATEGORICAL", categories: ["yes", "no"], shouldAllowMultipleMatches: false },
});
const changed = await api.evaluators.update(made.id, {
  type: "llm_as_judge", prompt: [{ role: "user", content: "{{output}}" }], modelConfig: { provider: "peer", model: "n" }, outputDefinition: { dataType: "BOOLEAN" },
});
const rule = await api.evaluationRules.create({
  name: "rule", enabled: true, sampling: 0.5, evaluatorAssignments: [{ evaluatorId: made.id }],
  filter: [{ type: "stringOptions", column: "type", operator: "any of", value: ["GENERATION"] }, { type: "null", column: "parentObservationId", operator: "is null", value: "" }],
});
const paused = await api.evaluationRules.update(rule.id, { enabled: false });
const read = await api.evaluators.get(made.id);
const versions = await api.evaluators.listVersions(made.id, { limit: 1 });
const more = await api.evaluators.listVersions(made.id, { limit: 1, cursor: versions.meta.cursor });
let missing;
try {
  await api.evaluators.get("none");
} catch (error) {
  missing = error.body?.code;
}
const listed = [(await api.evaluators.list()).data.length, (await api.evaluationRules.list()).data.length, (await api.llmConnections.list()).data.length];
await api.evaluationRules.delete(rule.id);
await api.evaluators.delete(made.id);
console.log(JSON.stringify({
  variables: made.variables, version: changed.version, status: read.status, assigned: read.evaluationRuleAssignments[0].evaluationRuleId === rule.id, enabled: [rule.enabled, paused.enabled],
  filters: rule.filter.length, sampling: rule.sampling, versions: [versions.data[0].version, more.data[0].version], listed, missing, left: (await api.evaluators.list()).data.length,
}));
