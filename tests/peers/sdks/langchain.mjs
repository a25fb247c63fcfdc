// The callback handler of the official JS SDK 5 on a LangChain pipeline with a tool and a retriever.
import { CallbackHandler } from "@langfuse/langchain";
import { LangfuseSpanProcessor } from "@langfuse/otel";
import { Document } from "@langchain/core/documents";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { BaseRetriever } from "@langchain/core/retrievers";
import { RunnableLambda } from "@langchain/core/runnables";
import { DynamicTool } from "@langchain/core/tools";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import { NodeSDK } from "@opentelemetry/sdk-node";

const processor = new LangfuseSpanProcessor();
const sdk = new NodeSDK({ spanProcessors: [processor], instrumentations: [] });
sdk.start();

class Shelf extends BaseRetriever {
  lc_namespace = ["peer"];
  async _getRelevantDocuments(query) { return [new Document({ pageContent: `about ${query}`, metadata: { id: 1 } })]; }
}

const tool = new DynamicTool({ name: "double", description: "doubles", func: async text => String(Number(text) * 2) });
const chain = RunnableLambda.from(async ({ question }, config) => {
    await new Shelf().invoke(question, config);
    return { question, doubled: await tool.invoke("21", config) };
  })
  .pipe(ChatPromptTemplate.fromMessages([["system", "Be kind"], ["user", "{question} {doubled}"]]))
  .pipe(new FakeListChatModel({ responses: ["four"] }))
  .pipe(new StringOutputParser());
const handler = new CallbackHandler({ sessionId: "s-chain", userId: "u-2", tags: ["chain"] });
const answer = await chain.invoke({ question: "2+2?" }, { callbacks: [handler], runName: "sums" });

await processor.forceFlush();
await sdk.shutdown();
console.log(JSON.stringify({ answer, traceId: handler.last_trace_id }));
