// OpenInference's instrumentation of the official OpenAI client, sent by OpenTelemetry's own exporter: over HTTP, or over gRPC when asked.
import { OpenAIInstrumentation } from "@arizeai/openinference-instrumentation-openai";
import { OTLPTraceExporter as GrpcExporter } from "@opentelemetry/exporter-trace-otlp-grpc";
import { OTLPTraceExporter as HttpExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { NodeSDK } from "@opentelemetry/sdk-node";
import { BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { createRequire } from "node:module";
import { startFakeOpenAI } from "./fake-openai.mjs";

const grpc = createRequire(import.meta.url)("@grpc/grpc-js");
const basic = `Basic ${Buffer.from(`${process.env.LANGFUSE_PUBLIC_KEY}:${process.env.LANGFUSE_SECRET_KEY}`).toString("base64")}`;
const metadata = new grpc.Metadata();
metadata.set("authorization", basic);
const exporter = process.argv[2] === "grpc"
  ? new GrpcExporter({ url: process.env.PEER_GRPC_URL, metadata, credentials: grpc.credentials.createInsecure() })
  : new HttpExporter({ url: `${process.env.LANGFUSE_BASE_URL}/api/public/otel/v1/traces`, headers: { Authorization: basic } });
const processor = new BatchSpanProcessor(exporter);
const sdk = new NodeSDK({ spanProcessors: [processor], instrumentations: [] });
sdk.start();

const { default: OpenAI } = await import("openai");
new OpenAIInstrumentation().manuallyInstrument(OpenAI);
const fake = await startFakeOpenAI();
const openai = new OpenAI({ apiKey: "k", baseURL: fake.url, maxRetries: 0 });
const messages = [{ role: "user", content: "2+2?" }];
await openai.chat.completions.create({ model: "gpt-4o-mini", temperature: 0.5, messages });
for await (const _ of await openai.chat.completions.create({ model: "gpt-4o-mini", messages, stream: true, stream_options: { include_usage: true } }));
await openai.embeddings.create({ model: "text-embedding-3-small", input: "text" });
await openai.chat.completions.create({ model: "broken", messages }).catch(() => {});

await processor.forceFlush();
await sdk.shutdown();
fake.stop();
console.log("{}");
