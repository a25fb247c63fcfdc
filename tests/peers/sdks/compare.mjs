// The exchanges that tests/Langfuse.Observe.Integrations.Tests/Parity holds against its own: the official wrappers of the official clients, against the model service at OPENAI_BASE_URL.
import { CallbackHandler } from "@langfuse/langchain";
import { observeOpenAI } from "@langfuse/openai";
import { LangfuseSpanProcessor } from "@langfuse/otel";
import { startActiveObservation } from "@langfuse/tracing";
import { ChatOpenAI } from "@langchain/openai";
import { NodeSDK } from "@opentelemetry/sdk-node";
import OpenAI from "openai";

const processor = new LangfuseSpanProcessor();
const sdk = new NodeSDK({ spanProcessors: [processor], instrumentations: [] });
sdk.start();

const baseURL = process.env.OPENAI_BASE_URL;
const openai = observeOpenAI(new OpenAI({ apiKey: "k", baseURL, maxRetries: 0 }));
const model = "gpt-4o-mini";
const say = content => [{ role: "system", content: "Be nice" }, { role: "user", content }];
const settings = { model, temperature: 0.5, max_completion_tokens: 99 };
const streamed = { stream: true, stream_options: { include_usage: true } };
const parameters = { type: "object", properties: { city: { type: "string" } } };
const tools = [{ type: "function", function: { name: "get_weather", description: "The weather.", parameters } }];
const read = async stream => { for await (const _ of await stream); };
const chat = fields => openai.chat.completions.create({ ...settings, ...fields });

const langchain = new ChatOpenAI({ model, temperature: 0.5, maxTokens: 99, apiKey: "k", maxRetries: 0, streamUsage: true, configuration: { baseURL } });
const lines = [["system", "Be nice"], ["user", "hello"]];
const callbacks = () => ({ callbacks: [new CallbackHandler()] });

const exchanges = {
  "chat": () => chat({ messages: say("hello") }),
  "chat stream": () => read(chat({ messages: say("hello"), ...streamed })),
  "chat tool": () => chat({ messages: say("the weather?"), tools }),
  "chat tool stream": () => read(chat({ messages: say("the weather?"), tools, ...streamed })),
  "response": () => openai.responses.create({ model, input: "hello" }),
  "response stream": () => read(openai.responses.create({ model, input: "hello", stream: true })),
  "embedding": () => openai.embeddings.create({ model: "text-embedding-3-small", input: ["a", "b"] }),
  "failure": () => chat({ model: "broken", messages: say("hello") }),
  "langchain chat": () => langchain.invoke(lines, callbacks()),
  "langchain stream": () => read(langchain.stream(lines, callbacks())),
  "langchain tool": () => langchain.bindTools(tools).invoke([["system", "Be nice"], ["user", "the weather?"]], callbacks()),
  "langchain failure": () => new ChatOpenAI({ model: "broken", temperature: 0.5, maxTokens: 99, apiKey: "k", maxRetries: 0, configuration: { baseURL } }).invoke(lines, callbacks()),
};
for (const [name, run] of Object.entries(exchanges)) {
  await startActiveObservation(name, () => Promise.resolve(run()).catch(() => {}));
}

await processor.forceFlush();
await sdk.shutdown();
console.log(JSON.stringify(Object.keys(exchanges)));
