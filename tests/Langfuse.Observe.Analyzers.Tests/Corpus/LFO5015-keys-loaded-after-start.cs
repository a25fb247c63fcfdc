// Planted: LFO5015
using Langfuse.Observe;

public static class Program
{
    public static async Task Main()
    {
        await using var client = LangfuseClient.Start();
        LoadKeys();
        client.Score("ready", true, sessionId: "boot");
    }

    private static void LoadKeys()
    {
        var lines = File.ReadAllLines(".env");
        Environment.SetEnvironmentVariable("LANGFUSE_PUBLIC_KEY", lines[0]);
    }
}
