// The REST half of the official JS SDK 5: prompts, datasets, an experiment, scores, media, and reads of both generations.
import { LangfuseClient } from "@langfuse/client";
import { LangfuseMedia } from "@langfuse/core";
import { LangfuseSpanProcessor } from "@langfuse/otel";
import { getActiveTraceId, startActiveObservation } from "@langfuse/tracing";
import { NodeSDK } from "@opentelemetry/sdk-node";

const processor = new LangfuseSpanProcessor();
const sdk = new NodeSDK({ spanProcessors: [processor], instrumentations: [] });
sdk.start();
const langfuse = new LangfuseClient();
const told = {};

await langfuse.prompt.create({ name: "folder/text", type: "text", prompt: "Hello {{name}}", labels: ["production"], tags: ["t"], config: { temperature: 0.2 } });
await langfuse.prompt.create({ name: "folder/text", type: "text", prompt: "Hi {{name}}", labels: ["staging"], commitMessage: "shorter" });
await langfuse.prompt.create({ name: "chat", type: "chat", prompt: [{ role: "system", content: "You are {{who}}" }, { type: "placeholder", name: "history" }], labels: ["production"] });
const text = await langfuse.prompt.get("folder/text");
const staged = await langfuse.prompt.get("folder/text", { label: "staging" });
const chat = await langfuse.prompt.get("chat", { type: "chat" });
told.prompts = [text.compile({ name: "Ada" }), staged.compile({ name: "Ada" }), text.version, staged.version, text.config.temperature, staged.commitMessage];
told.chat = chat.compile({ who: "kind" }, { history: [{ role: "user", content: "q" }] }).map(message => `${message.role}: ${message.content}`);
await langfuse.prompt.update({ name: "folder/text", version: 2, newLabels: ["production"] });
told.promoted = (await langfuse.prompt.get("folder/text", { cacheTtlSeconds: 0 })).version;
told.fallback = (await langfuse.prompt.get("none", { fallback: "fall {{x}}", fetchTimeoutMs: 2000, maxRetries: 0 })).compile({ x: "back" });

await langfuse.api.datasets.create({ name: "set/one", description: "d", metadata: { team: "a" } });
for (const [id, question, answer] of [["i1", "2+2", "4"], ["i2", "3+3", "6"]]) {
  await langfuse.api.datasetItems.create({ datasetName: "set/one", id, input: { question }, expectedOutput: answer });
}
const dataset = await langfuse.dataset.get("set/one");
const experiment = await dataset.runExperiment({
  name: "sums", runName: "run-1",
  task: async item => item.input.question === "2+2" ? "4" : "5",
  evaluators: [async ({ output, expectedOutput }) => ({ name: "exact", value: output === expectedOutput ? 1 : 0 })],
  runEvaluators: [async ({ itemResults }) => ({ name: "mean", value: itemResults.length / 4 })],
});
told.experiment = experiment.itemResults.map(item => `${item.output}:${item.evaluations[0].value}`).sort();
told.experimentRunId = experiment.datasetRunId ?? null;

const media = new LangfuseMedia({ source: "bytes", contentBytes: Buffer.from("hello"), contentType: "text/plain" });
const traceId = await startActiveObservation("with media", async observation => {
  observation.update({ input: { file: media, n: 1 }, output: "done" });
  return getActiveTraceId();
});
langfuse.score.create({ traceId, name: "grade", value: "good", dataType: "CATEGORICAL", id: "score-1" });
langfuse.score.create({ traceId, name: "ok", value: 1, dataType: "BOOLEAN" });
await processor.forceFlush();
await langfuse.flush();

const resolved = await langfuse.media.resolveReferences({ obj: (await langfuse.api.trace.get(traceId)).input, resolveWith: "base64DataUri" });
told.media = resolved.file;
told.scores = (await langfuse.api.scoresV3.getManyV3({ traceId })).data.map(score => `${score.name}=${score.value}`).sort();
told.observations = (await langfuse.api.observations.getMany({ traceId, fields: "core,basic" })).data.map(item => item.name);
told.runs = (await langfuse.api.datasets.getRuns("set/one")).data.map(run => run.name);
told.runItems = (await langfuse.api.datasets.getRun("set/one", "run-1")).datasetRunItems.length;
const query = JSON.stringify({ view: "observations", metrics: [{ measure: "count", aggregation: "count" }], dimensions: [{ field: "name" }], filters: [], fromTimestamp: "2020-01-01T00:00:00Z", toTimestamp: "2100-01-01T00:00:00Z" });
told.counted = (await langfuse.api.metrics.metrics({ query })).data.map(row => row.name).sort();
await langfuse.prompt.delete("chat");
told.deleted = await langfuse.prompt.get("chat", { cacheTtlSeconds: 0, maxRetries: 0 }).then(() => "still there", error => error.constructor.name);
await sdk.shutdown();
console.log(JSON.stringify(told));
