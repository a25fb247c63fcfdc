// A web service that records with the official JS SDK in the trace of its caller. Prints its address; ends when its input does.
import { createServer } from "node:http";
import { LangfuseSpanProcessor } from "@langfuse/otel";
import { startActiveObservation } from "@langfuse/tracing";
import { context, propagation } from "@opentelemetry/api";
import { NodeSDK } from "@opentelemetry/sdk-node";

const processor = new LangfuseSpanProcessor();
const sdk = new NodeSDK({ spanProcessors: [processor], instrumentations: [] });
sdk.start();

const server = createServer((request, response) => {
  // What an HTTP instrumentation does: trace context and baggage of the caller are current for the handler.
  context.with(propagation.extract(context.active(), request.headers), () =>
    startActiveObservation("in the js service", work => {
      work.update({ input: request.url });
      response.end(work.traceId);
    }));
});
server.listen(0, "127.0.0.1", () => console.log(`listening http://127.0.0.1:${server.address().port}`));

process.stdin.resume();
process.stdin.on("end", async () => {
  server.close();
  server.closeAllConnections();
  await processor.forceFlush();
  await sdk.shutdown();
  process.exit(0);
});
