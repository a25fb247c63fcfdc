// Planted: LFO5002
using System.Diagnostics;
using Langfuse.Observe;

await using LangfuseClient langfuse = LangfuseClient.Start();
using var watchdog = new Watchdog(TimeSpan.FromMinutes(2));

foreach (string document in Directory.EnumerateFiles("inbox"))
{
    watchdog.Pat();
    Console.WriteLine(await Extractor.ExtractAsync(document));
}

sealed class Watchdog : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly Timer _timer;

    public Watchdog(TimeSpan limit)
    {
        _limit = limit;
        _timer = new Timer(_ => Bite(), null, limit, Timeout.InfiniteTimeSpan);
    }

    public void Pat() => _timer.Change(_limit, Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer.Dispose();

    private static void Bite()
    {
        Console.Error.WriteLine("no progress, giving up");
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}

static class Extractor
{
    [Observe(AsType = ObservationType.Tool)]
    public static async Task<string> ExtractAsync(string path) => (await File.ReadAllTextAsync(path)).Trim();
}
