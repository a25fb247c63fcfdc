// Planted: LFO5001
using Langfuse.Observe;

namespace Harbour;

public static class TideWatcher
{
    public static async Task Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            langfuse.Dispose();
            stop.Cancel();
        };

        var gauge = new Gauge(args.Length > 0 ? args[0] : "north-pier");
        for (var round = 0; round < 48 && !stop.IsCancellationRequested; round++)
        {
            var level = await gauge.ReadAsync();
            Console.WriteLine($"{gauge.Name}: {level:F2} m");
            await Task.Delay(100);
        }
    }
}

public sealed class Gauge(string name)
{
    private double _level = 2.1;

    public string Name { get; } = name;

    [Observe(Name = "read-gauge", AsType = ObservationType.Tool)]
    public async Task<double> ReadAsync()
    {
        await Task.Yield();
        _level += Math.Sin(_level) / 10;
        return _level;
    }
}
