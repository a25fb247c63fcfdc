// The telemetry of the ai package (Vercel AI SDK), sent by OpenTelemetry's own exporter in protobuf: a text with a tool, a stream, an object, an embedding.
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { NodeSDK } from "@opentelemetry/sdk-node";
import { BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { embed, generateText, jsonSchema, stepCountIs, streamText, tool } from "ai";
import { MockEmbeddingModelV3, MockLanguageModelV3, convertArrayToReadableStream } from "ai/test";

const basic = Buffer.from(`${process.env.LANGFUSE_PUBLIC_KEY}:${process.env.LANGFUSE_SECRET_KEY}`).toString("base64");
const processor = new BatchSpanProcessor(new OTLPTraceExporter({ url: `${process.env.LANGFUSE_BASE_URL}/api/public/otel/v1/traces`, headers: { Authorization: `Basic ${basic}` } }));
const sdk = new NodeSDK({ spanProcessors: [processor], instrumentations: [] });
sdk.start();

const usage = (input, output) => ({ inputTokens: { total: input, noCache: input, cacheRead: 0, cacheWrite: 0 }, outputTokens: { total: output, text: output, reasoning: 0 } });
const telemetry = functionId => ({ isEnabled: true, functionId, metadata: { userId: "u-4", sessionId: "s-ai", tags: ["ai"] } });
const finish = reason => ({ unified: reason, raw: reason });
const warnings = [];
let step = 0;
const thinking = new MockLanguageModelV3({
  modelId: "gpt-4o-mini",
  doGenerate: async () => step++ === 0
    ? { content: [{ type: "tool-call", toolCallId: "t1", toolName: "weather", input: "{\"city\":\"Oslo\"}" }], finishReason: finish("tool-calls"), usage: usage(10, 5), warnings }
    : { content: [{ type: "text", text: "It rains" }], finishReason: finish("stop"), usage: usage(20, 7), warnings },
});
const weather = tool({ description: "the weather", inputSchema: jsonSchema({ type: "object", properties: { city: { type: "string" } } }), execute: async ({ city }) => `rain in ${city}` });
const { text } = await generateText({ model: thinking, prompt: "Weather?", tools: { weather }, stopWhen: stepCountIs(3), experimental_telemetry: telemetry("forecast") });

const flowing = new MockLanguageModelV3({
  modelId: "gpt-4o-mini",
  doStream: async () => ({
    stream: convertArrayToReadableStream([
      { type: "stream-start", warnings }, { type: "text-start", id: "1" }, { type: "text-delta", id: "1", delta: "one " }, { type: "text-delta", id: "1", delta: "two" }, { type: "text-end", id: "1" },
      { type: "finish", finishReason: finish("stop"), usage: usage(3, 2) },
    ]),
  }),
});
let streamed = "";
for await (const part of streamText({ model: flowing, prompt: "Count", experimental_telemetry: telemetry("count") }).textStream) streamed += part;
const vectors = new MockEmbeddingModelV3({ modelId: "text-embedding-3-small", doEmbed: async () => ({ embeddings: [[0.1, 0.2]], usage: { tokens: 4 }, warnings }) });
await embed({ model: vectors, value: "text", experimental_telemetry: telemetry("index") });

await processor.forceFlush();
await sdk.shutdown();
console.log(JSON.stringify({ text, streamed }));
