// Calls a web service inside a trace of the official JS SDK whose values travel as baggage.
import { LangfuseSpanProcessor } from "@langfuse/otel";
import { propagateAttributes, startActiveObservation } from "@langfuse/tracing";
import { context, propagation } from "@opentelemetry/api";
import { NodeSDK } from "@opentelemetry/sdk-node";

const processor = new LangfuseSpanProcessor();
const sdk = new NodeSDK({ spanProcessors: [processor], instrumentations: [] });
sdk.start();

await propagateAttributes(
  { userId: "user ü/1", sessionId: "sess-1", tags: ["a b", "c"], metadata: { tenant: "acme, inc", plan: "pro" }, version: "9.1", environment: "two-processes", traceName: "both", asBaggage: true },
  () => startActiveObservation("js caller", async () => {
    const headers = {};
    propagation.inject(context.active(), headers);
    const response = await fetch(process.argv[2], { headers });
    await response.text();
  }));

await processor.forceFlush();
await sdk.shutdown();
