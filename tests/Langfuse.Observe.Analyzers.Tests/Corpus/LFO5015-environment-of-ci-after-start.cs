// Planted: LFO5015
using Langfuse.Observe;

public static class Program
{
    public static async Task Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        try
        {
            if (args.Contains("--ci"))
            {
                Environment.SetEnvironmentVariable("LANGFUSE_TRACING_ENVIRONMENT", "ci");
            }

            using var trace = langfuse.StartTrace("run");
            await Task.Delay(1);
        }
        finally
        {
            await langfuse.DisposeAsync();
        }
    }
}
