// Planted: LFO5001
using Langfuse.Observe;

public static class Program
{
    public static async Task Main(string[] args)
    {
        Telemetry.Start();
        await Jobs.RunAsync(args);
    }
}

internal static class Telemetry
{
    private static LangfuseClient? s_client;

    public static void Start() => s_client = LangfuseClient.Start();

    public static async Task StopAsync()
    {
        if (s_client is not null)
        {
            await s_client.DisposeAsync();
        }
    }
}

internal static class Jobs
{
    [Observe]
    public static Task RunAsync(string[] names) => Task.CompletedTask;
}
