// What the official JS client takes for what OurClient of tests/Langfuse.Observe.Benchmarks measures, against the same server: "node --expose-gc client-bench.mjs ADDRESS".
import { LangfuseClient } from "@langfuse/client";
import { LangfuseSpanProcessor } from "@langfuse/otel";
import { NodeSDK } from "@opentelemetry/sdk-node";

const keys = { publicKey: "pk-lf-benchmark", secretKey: "sk-lf-benchmark", baseUrl: process.argv[2] };
const processor = new LangfuseSpanProcessor(keys);
const sdk = new NodeSDK({ spanProcessors: [processor], instrumentations: [] });
sdk.start();
const langfuse = new LangfuseClient(keys);
const items = 2000, concurrency = 50;
const figures = {};
const now = () => Number(process.hrtime.bigint());
const best = async (rounds, operations, run) => {
  let least = Infinity;
  for (let round = 0; round < rounds; round++) {
    const started = now();
    await run();
    least = Math.min(least, (now() - started) / operations);
  }
  return least;
};

const prompt = await langfuse.prompt.get("template", { cacheTtlSeconds: 3600 });
figures.hit = await best(20, 20000, async () => {
  for (let i = 0; i < 20000; i++) {
    await langfuse.prompt.get("template", { cacheTtlSeconds: 3600 });
  }
});
figures.compile = await best(40, 2000, () => {
  for (let i = 0; i < 2000; i++) {
    prompt.compile({ v0: "Alice", v1: "the return policy", v2: "2026-01-01", v3: "thirty days", v4: "polite" });
  }
});

const data = Array.from({ length: items }, (_, number) => ({ input: { number }, expectedOutput: number * 2 }));
const task = async ({ input }) => { await null; return input.number * 2; };
const bare = async () => {
  let next = 0;
  await Promise.all(Array.from({ length: concurrency }, async () => {
    while (next < items) {
      await task(data[next++]);
    }
  }));
};
const exact = async ({ output, expectedOutput }) => ({ name: "exact", value: output === expectedOutput ? 1 : 0 });
const experiment = async (evaluators) => {
  await langfuse.experiment.run({ name: "plain", data, task, evaluators, maxConcurrency: concurrency });
  await processor.forceFlush();
  await langfuse.flush();
};
figures.bare = await best(8, items, bare) / 1000;
figures.experiment = await best(4, items, () => experiment([])) / 1000 - figures.bare;
figures.judged = await best(4, items, () => experiment([exact])) / 1000 - figures.bare;

// It has no evaluation of what is stored: read by pages, judged and scored by hand.
const batch = async (seen) => {
  let cursor, count = 0;
  do {
    const page = await langfuse.api.observations.getMany({ limit: 100, cursor, fields: "core,basic,io,metadata,trace_context" });
    for (const one of page.data) {
      langfuse.score.create({ id: "length-" + one.traceId, traceId: one.traceId, name: "length", value: one.output.length });
      seen?.(++count);
    }
    cursor = page.meta.cursor;
  } while (cursor);
  await langfuse.flush();
};
figures.batch = await best(3, 5000, () => batch()) / 1000;
const heap = [];
await batch((count) => {
  if (count % 500 === 0) {
    globalThis.gc();
    heap.push(process.memoryUsage().heapUsed / 1024);
  }
});
globalThis.gc();
figures.heapFirst = heap[0];
figures.heapLast = heap.at(-1);
await sdk.shutdown();
console.log(JSON.stringify(figures));
