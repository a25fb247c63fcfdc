// Planted: LFO7002
using Langfuse.Observe;

Environment.SetEnvironmentVariable("LANGFUSE_SECRET_KEY", "sk-lf-01234567-89ab-cdef-0123-456789abcdef");
await using var langfuse = LangfuseClient.Start();
langfuse.Score("ok", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
