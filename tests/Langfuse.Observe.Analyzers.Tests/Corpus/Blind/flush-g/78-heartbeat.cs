// Planted: LFO5001
using Langfuse.Observe;

namespace Beacon;

public sealed class Station : IDisposable
{
    private readonly LangfuseClient _langfuse;
    private readonly Timer _flush;

    public Station()
    {
        _langfuse = LangfuseClient.Start(options => options.ServiceName = "beacon");
        _flush = new Timer(static state => ((LangfuseClient)state!).FlushAsync().GetAwaiter().GetResult(), _langfuse,
            TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
    }

    public void Signal(string ship, double distance)
    {
        using var trace = _langfuse.StartTrace("signal", sessionId: ship, input: distance);
        trace.Update(output: distance < 2 ? "warn" : "pass");
    }

    public void Dispose() => _flush.Dispose();
}

public static class Program
{
    public static void Main()
    {
        using var station = new Station();
        foreach (var (ship, distance) in new[] { ("Astrid", 1.4), ("Borkum", 6.0) })
        {
            station.Signal(ship, distance);
        }
    }
}
