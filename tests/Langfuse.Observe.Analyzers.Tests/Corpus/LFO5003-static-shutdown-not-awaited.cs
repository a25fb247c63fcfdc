// Planted: LFO5003
using Langfuse.Observe;

public static class Program
{
    public static void Main(string[] args)
    {
        Telemetry.Client.Score("args", args.Length, sessionId: "cli");
        Telemetry.ShutdownAsync();
    }
}

internal static class Telemetry
{
    public static LangfuseClient Client { get; } = LangfuseClient.Start();

    public static async Task ShutdownAsync()
    {
        await Client.FlushAsync();
        await Client.DisposeAsync();
    }
}
