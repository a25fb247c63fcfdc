// Planted: LFO6007
using Langfuse.Observe;

Environment.SetEnvironmentVariable("LANGFUSE_TRACING_ENVIRONMENT", "eu-west-1/staging");

await using var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("smoke-test");
trace.Update(output: "ok");
