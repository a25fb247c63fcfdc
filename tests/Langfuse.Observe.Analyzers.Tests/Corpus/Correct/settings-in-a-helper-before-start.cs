using Langfuse.Observe;

Environment.SetEnvironmentVariable("LANGFUSE_RELEASE", "7");
Configure();
await using var langfuse = LangfuseClient.Start();
using var child = System.Diagnostics.Process.Start("dotnet", "--info");
using var trace = langfuse.StartTrace("boot");

static void Configure()
{
    if (Environment.GetEnvironmentVariable("LANGFUSE_BASE_URL") is null)
        Environment.SetEnvironmentVariable("LANGFUSE_BASE_URL", "http://localhost:4319");
}
