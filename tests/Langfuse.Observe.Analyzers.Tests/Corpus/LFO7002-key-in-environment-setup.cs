// Planted: LFO7002
using Langfuse.Observe;

Environment.SetEnvironmentVariable("LANGFUSE_SECRET_KEY", "sk-lf-d3d94468-02a4-4259-8550-6c1d1f9a7e2b");
await using var langfuse = LangfuseClient.Start();
langfuse.Score("ok", 1);
