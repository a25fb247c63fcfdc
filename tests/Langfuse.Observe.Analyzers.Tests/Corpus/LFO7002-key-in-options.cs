// Planted: LFO7002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start(o =>
{
    o.PublicKey = "pk-lf-8f14e45f-ceea-467f-a8d8-2b1f3c9e7d10";
    o.SecretKey = "sk-lf-01234567-89ab-cdef-0123-456789abcdef";
});
langfuse.Score("ok", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
