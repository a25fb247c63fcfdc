// Planted: LFO5002
using Langfuse.Observe;

public static class Program
{
    public static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        using var watchdog = new Timer(_ => GiveUp(), null, TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan);
        foreach (var arg in args)
        {
            await Work.DoAsync(arg);
        }
    }

    private static void GiveUp()
    {
        Console.Error.WriteLine("too slow");
        Environment.Exit(3);
    }
}

static class Work
{
    [Observe]
    public static Task DoAsync(string name) => Task.Delay(name.Length);
}
