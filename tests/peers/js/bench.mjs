// What one call of observe() costs in the official JS SDK, to set beside CallBenchmarks. Nothing is sent: the exporter throws its batches away.
import { NodeSDK } from "@opentelemetry/sdk-node";
import { LangfuseSpanProcessor } from "@langfuse/otel";
import { observe } from "@langfuse/tracing";

const exporter = { export: (_spans, done) => done({ code: 0 }), shutdown: async () => {}, forceFlush: async () => {} };
const processor = new LangfuseSpanProcessor({ publicKey: "pk-lf-bench", secretKey: "sk-lf-bench", baseUrl: "http://127.0.0.1:9", exporter });
const sdk = new NodeSDK({ spanProcessors: [processor], instrumentations: [] });
sdk.start();

const add = (a, b) => a + b.length;
const observed = observe(add, { name: "add" });
const calls = 2000;

const perCall = (call) => {
  const start = process.hrtime.bigint();
  for (let i = 0; i < calls; i++) {
    call(1, "two");
  }
  return Number(process.hrtime.bigint() - start) / calls;
};

const rounds = { plain: [], observed: [] };
for (let round = 0; round < 40; round++) {
  rounds.plain.push(perCall(add));
  rounds.observed.push(perCall(observed));
  await processor.forceFlush();
}

const median = (values) => values.slice(10).sort((a, b) => a - b)[15];
console.log(`plain ${median(rounds.plain).toFixed(1)} ns, observe() ${median(rounds.observed).toFixed(0)} ns per call`);
await sdk.shutdown();
