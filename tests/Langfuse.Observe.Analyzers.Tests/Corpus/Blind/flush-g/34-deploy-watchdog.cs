// Planted: LFO5002
using System.Diagnostics;
using Langfuse.Observe;

namespace Deploy;

internal sealed class Watchdog : IDisposable
{
    private readonly Timer _timer;
    private DateTime _lastBeat = DateTime.UtcNow;

    public Watchdog(TimeSpan limit) =>
        _timer = new Timer(_ => Check(limit), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    public void Beat() => _lastBeat = DateTime.UtcNow;

    private void Check(TimeSpan limit)
    {
        if (DateTime.UtcNow - _lastBeat <= limit)
        {
            return;
        }

        Console.Error.WriteLine("The roll-out hangs.");
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    public void Dispose() => _timer.Dispose();
}

public static class Program
{
    public static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        using var watchdog = new Watchdog(TimeSpan.FromMinutes(2));
        foreach (var region in args)
        {
            using var trace = langfuse.StartTrace("roll-out", tags: ["deploy"], input: region);
            await Task.Delay(500);
            watchdog.Beat();
            trace.Update(output: "done");
        }
    }
}
