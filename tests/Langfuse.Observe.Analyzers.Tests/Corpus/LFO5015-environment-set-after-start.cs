// Planted: LFO5015
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
Environment.SetEnvironmentVariable("LANGFUSE_TRACING_ENVIRONMENT", "staging");
langfuse.Score("ready", true, sessionId: "boot");
