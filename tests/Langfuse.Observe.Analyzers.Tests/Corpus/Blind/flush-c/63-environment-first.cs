// Right
using Langfuse.Observe;

namespace Depot;

internal static class Program
{
    private static async Task Main(string[] args)
    {
        Bootstrap.Apply(args);
        await using var langfuse = LangfuseClient.Start();
        Environment.SetEnvironmentVariable("DEPOT_TRACE_URL", "https://example.org/traces");
        using var trace = langfuse.StartTrace("route", input: args);
        trace.Update(output: args.Length + " stops");
    }
}

internal static class Bootstrap
{
    public static void Apply(string[] args)
    {
        var staging = args.Contains("--staging");
        Environment.SetEnvironmentVariable("LANGFUSE_TRACING_ENVIRONMENT", staging ? "staging" : "production");
        if (Environment.GetEnvironmentVariable("LANGFUSE_RELEASE") is null)
        {
            Environment.SetEnvironmentVariable("LANGFUSE_RELEASE", typeof(Bootstrap).Assembly.GetName().Version?.ToString());
        }
    }
}
