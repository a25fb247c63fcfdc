// Records with the official JS SDK what its own documentation shows, and prints what the test needs to look it up.
import { LangfuseClient } from "@langfuse/client";
import { LangfuseSpanProcessor } from "@langfuse/otel";
import { getActiveTraceId, observe, propagateAttributes, startActiveObservation, startObservation, updateActiveObservation } from "@langfuse/tracing";
import { NodeSDK } from "@opentelemetry/sdk-node";

const processor = new LangfuseSpanProcessor();
const sdk = new NodeSDK({ spanProcessors: [processor], instrumentations: [] });
sdk.start();
const langfuse = new LangfuseClient();

const retrieve = observe(async (question, top) => [{ id: 1, text: `about ${question}` }].slice(0, top), { name: "retrieve", asType: "retriever" });

const generate = observe(async question => {
  updateActiveObservation({
    model: "gpt-4o-mini", modelParameters: { temperature: 0.7, stream: false }, usageDetails: { input: 12, output: 5, input_cached_tokens: 4 },
    costDetails: { input: 0.00001, output: 0.00002, total: 0.00003 }, metadata: { region: "eu", nested: { a: 1 } }, completionStartTime: new Date(),
  }, { asType: "generation" });
  return { role: "assistant", content: `answer to ${question}` };
}, { name: "generate", asType: "generation" });

const traceId = await startActiveObservation("answer", root => propagateAttributes(
  { userId: "user-1", sessionId: "session-1", tags: ["peer", "js"], traceName: "js-peer", version: "1.4", metadata: { channel: "web" } },
  async () => {
    root.update({ input: "what is 2+2?" });
    await retrieve("what is 2+2?", 3);
    await generate("what is 2+2?");
    const tool = startObservation("lookup", { input: { id: 7 } }, { asType: "tool" });
    tool.update({ level: "ERROR", statusMessage: "no such thing" }).end();
    langfuse.score.activeTrace({ name: "helpful", value: 1, dataType: "BOOLEAN" });
    langfuse.score.activeObservation({ name: "tone", value: "friendly", dataType: "CATEGORICAL", comment: "warm" });
    root.update({ output: "4" });
    return getActiveTraceId();
  }));
langfuse.score.create({ sessionId: "session-1", name: "csat", value: 4, dataType: "NUMERIC" });

await processor.forceFlush();
await langfuse.flush();

const trace = await langfuse.api.trace.get(traceId);
const listed = await langfuse.api.trace.list({ tags: ["peer"], limit: 10 });
const scores = await langfuse.api.scores.getMany({ name: "csat" });
const newer = await langfuse.api.scoresV3.getManyV3({ name: "helpful" });
const url = await langfuse.getTraceUrl(traceId);
await sdk.shutdown();
console.log(JSON.stringify({ traceId, url, name: trace.name, observations: trace.observations.map(item => item.name).sort(), scores: trace.scores.map(item => item.name).sort(), listed: listed.data.length, csat: scores.data.length, helpful: newer.data[0].value }));
