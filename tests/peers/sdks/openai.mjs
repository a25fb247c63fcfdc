// observeOpenAI of the official JS SDK 5 around the official OpenAI client: answers, a stream, an embedding, a failure.
import { observeOpenAI } from "@langfuse/openai";
import { LangfuseSpanProcessor } from "@langfuse/otel";
import { NodeSDK } from "@opentelemetry/sdk-node";
import OpenAI from "openai";
import { startFakeOpenAI } from "./fake-openai.mjs";

const processor = new LangfuseSpanProcessor();
const sdk = new NodeSDK({ spanProcessors: [processor], instrumentations: [] });
sdk.start();
const fake = await startFakeOpenAI();
const openai = name => observeOpenAI(new OpenAI({ apiKey: "k", baseURL: fake.url, maxRetries: 0 }), { generationName: name, sessionId: "s-openai", userId: "u-1", tags: ["openai"] });
const messages = [{ role: "user", content: "2+2?" }];

await openai("chat").chat.completions.create({ model: "gpt-4o-mini", temperature: 0.5, messages });
for await (const _ of await openai("stream").chat.completions.create({ model: "gpt-4o-mini", messages, stream: true, stream_options: { include_usage: true } }));
await openai("response").responses.create({ model: "gpt-4.1", input: "2+2?" });
await openai("embedding").embeddings.create({ model: "text-embedding-3-small", input: "text" });
await openai("failure").chat.completions.create({ model: "broken", messages }).catch(() => {});

await processor.forceFlush();
await sdk.shutdown();
fake.stop();
console.log("{}");
