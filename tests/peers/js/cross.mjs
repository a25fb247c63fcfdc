// Writes everything that a team keeps in Langfuse with the official JS SDK, or reads it: "cross.mjs write" and "cross.mjs read".
import { LangfuseClient, LangfuseMedia } from "@langfuse/client";
import { LangfuseSpanProcessor } from "@langfuse/otel";
import { NodeSDK } from "@opentelemetry/sdk-node";

const processor = new LangfuseSpanProcessor();
const sdk = new NodeSDK({ spanProcessors: [processor], instrumentations: [] });
sdk.start();
const langfuse = new LangfuseClient();
const png = Uint8Array.from({ length: 300 }, (_, index) => (index * 7) % 256);

async function write() {
  await langfuse.prompt.create({ name: "js/text", prompt: "Answer {{customer_name}}: {{ question }}", labels: ["production"], config: { model: "gpt-4o", temperature: 0.7 }, tags: ["peer"], commitMessage: "from js" });
  await langfuse.prompt.create({
    name: "js/chat", type: "chat", labels: ["production"],
    prompt: [{ role: "system", content: "You judge {{movie}}." }, { type: "placeholder", name: "history" }, { role: "user", content: "Go" }],
  });
  await langfuse.api.datasets.create({ name: "js golden/set", description: "by js" });
  for (const [id, question, answer] of [["js-1", "a", "A"], ["js-2", "b", "B"], ["js-3", "c", "?"]]) {
    await langfuse.dataset.createItem({
      datasetName: "js golden/set", id, input: { question, picture: new LangfuseMedia({ source: "bytes", contentBytes: png, contentType: "image/png" }) }, expectedOutput: answer, metadata: { by: "js" },
    });
  }
  const dataset = await langfuse.dataset.get("js golden/set");
  const result = await dataset.runExperiment({
    name: "js experiment", runName: "js run", description: "by js", maxConcurrency: 2,
    task: async ({ input }) => input.question.toUpperCase(),
    evaluators: [async ({ output, expectedOutput }) => ({ name: "exact", value: output === expectedOutput ? 1 : 0, comment: "compared" })],
    runEvaluators: [async ({ itemResults }) => ({ name: "avg_exact", value: itemResults.flatMap(item => item.evaluations).reduce((sum, one) => sum + one.value, 0) / itemResults.length })],
  });
  const traceId = result.itemResults[0].traceId;
  langfuse.score.create({ id: "js-score", traceId, name: "tone", value: "friendly", dataType: "CATEGORICAL", comment: "warm", metadata: { by: "js" } });
  langfuse.score.create({ traceId, name: "helpful", value: 1, dataType: "BOOLEAN" });
  await processor.forceFlush();
  await langfuse.flush();
  return { traceId };
}

async function read() {
  const text = await langfuse.prompt.get("net/text");
  const chat = await langfuse.prompt.get("net/chat", { type: "chat" });
  const dataset = await langfuse.dataset.get("net golden/set");
  const item = dataset.items.find(one => one.id === "net-1");
  const resolved = await langfuse.media.resolveReferences({ obj: { picture: item.input.picture.toJSON ? item.input.picture.toJSON() : item.input.picture }, resolveWith: "base64DataUri" });
  const run = await langfuse.api.datasets.getRun("net golden/set", "net run");
  const experiments = await langfuse.api.experiments.list({ fromStartTime: "2020-01-01T00:00:00Z", name: "net run" });
  const items = await langfuse.api.experiments.listItems({ fromStartTime: "2020-01-01T00:00:00Z", experimentId: experiments.data[0].id, fields: "core,dataset,io,scores" });
  const scores = await langfuse.api.scoresV3.getManyV3({ name: "tone", fields: "details" });
  return {
    text: text.compile({ customer_name: "Alice", question: "why" }), config: text.config, version: text.version, labels: text.labels.sort(), tags: text.tags,
    chat: chat.compile({ movie: "Dune" }, { history: [{ role: "user", content: "hi" }] }),
    description: dataset.description, items: dataset.items.map(one => one.id).sort(), question: item.input.question, expected: item.expectedOutput, picture: resolved.picture,
    linked: run.datasetRunItems.length, experiments: experiments.data.map(one => [one.name, one.itemCount]),
    outputs: items.data.map(one => [one.experimentItemId, one.output, one.scores.map(score => [score.name, score.value]).sort()]).sort(),
    tone: scores.data.map(one => [one.value, one.comment]),
  };
}

const said = process.argv[2] === "write" ? await write() : await read();
await sdk.shutdown();
console.log("said " + JSON.stringify(said));
