// Planted: LFO5007
using Langfuse.Observe;

public class Program
{
    private static LangfuseClient Langfuse { get; } = LangfuseClient.Start();

    public static async Task Main() => await Worker.RunAsync();
}

public static class Worker
{
    [Observe]
    public static Task RunAsync() => Task.Delay(1);
}
