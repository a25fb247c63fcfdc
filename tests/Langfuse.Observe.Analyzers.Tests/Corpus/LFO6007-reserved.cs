// Planted: LFO6007
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start(o =>
{
    o.Environment = "langfuse-test";
});
langfuse.Score("ok", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
