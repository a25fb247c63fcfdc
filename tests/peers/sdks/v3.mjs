// The SDK of the earlier generation (npm langfuse 3.39), which sends events and changes them later.
import { Langfuse } from "langfuse";

const langfuse = new Langfuse({ flushAt: 1000, baseUrl: process.env.LANGFUSE_BASE_URL });
const trace = langfuse.trace({ name: "v3", userId: "u-3", sessionId: "s-3", tags: ["old"], metadata: { a: 1 }, input: "q", version: "1", release: "r" });
const span = trace.span({ name: "retrieve", input: { query: "x" }, startTime: new Date("2026-01-01T00:00:00Z") });
const generation = span.generation({ name: "answer", model: "gpt-4o", modelParameters: { temperature: 1 }, input: [{ role: "user", content: "q" }] });
generation.end({ output: "four", usageDetails: { input: 1000, output: 100 }, completionStartTime: new Date() });
span.event({ name: "miss", metadata: { key: "k" } });
span.end({ output: ["d"], level: "WARNING", statusMessage: "slow" });
trace.span({ name: "open" });
trace.update({ output: "a", metadata: { b: 2 } });
trace.score({ name: "helpful", value: 1, comment: "yes" });
generation.score({ name: "tone", value: "warm" });

await langfuse.createPrompt({ name: "old", prompt: "Hello {{name}}", labels: ["production"] });
const prompt = await langfuse.getPrompt("old");
trace.generation({ name: "linked", model: "m", prompt, input: prompt.compile({ name: "Ada" }) }).end({ output: "ok" });
await langfuse.createDataset({ name: "old-set", description: "d" });
await langfuse.createDatasetItem({ datasetName: "old-set", id: "old-item", input: 1, expectedOutput: 2 });
await langfuse.flushAsync();
const dataset = await langfuse.getDataset("old-set");
await dataset.items[0].link(trace, "old-run", { description: "r" });
await langfuse.flushAsync();

const { data } = await langfuse.fetchTrace(trace.id);
const traces = await langfuse.fetchTraces({ tags: ["old"] });
const observations = await langfuse.fetchObservations({ type: "GENERATION" });
const sessions = await langfuse.fetchSessions();
const run = await langfuse.getDatasetRun({ datasetName: "old-set", runName: "old-run" });
await langfuse.shutdownAsync();
console.log(JSON.stringify({
  traceId: trace.id, name: data.name, observations: data.observations.map(item => item.name).sort(), scores: data.scores.map(score => score.name).sort(), listed: traces.data.length,
  generations: observations.data.map(item => item.name).sort(), sessions: sessions.data.map(session => session.id), runItems: run.datasetRunItems.map(item => item.traceId), prompt: prompt.compile({ name: "Ada" }),
}));
