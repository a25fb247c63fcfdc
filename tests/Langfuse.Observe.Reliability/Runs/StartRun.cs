using System.Diagnostics;
using System.Globalization;
using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>The first start of a client in this process, cold, and one more.</summary>
internal static class StartRun
{
    public static int Run()
    {
        var port = SinkServer.FreePort();
        var watch = Stopwatch.StartNew();
        using var first = Clients.At(port);
        var cold = watch.Elapsed;
        watch.Restart();
        using var second = Clients.At(port);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first start {cold.TotalMilliseconds:0.0} ms, second {watch.Elapsed.TotalMilliseconds:0.0} ms, requests {first.Delivery.Requests + second.Delivery.Requests}"));
        return 0;
    }
}
