// Planted: LFO5001
using Langfuse.Observe;

public static class Telemetry
{
    public static LangfuseClient? Client;
}

public static class Program
{
    public static async Task Main()
    {
        Telemetry.Client = LangfuseClient.Start();
        var worker = new Worker();
        await worker.ProcessAsync("m1");
        await worker.ProcessAsync("m2");
    }
}

public class Worker
{
    [Observe]
    public Task ProcessAsync(string message) => Task.Delay(message.Length);
}
