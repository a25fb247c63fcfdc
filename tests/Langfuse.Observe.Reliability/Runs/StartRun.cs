using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>The first start of a client in this process, cold, and one more.</summary>
internal static class StartRun
{
    public static int Run()
    {
        var port = SinkServer.FreePort();
        _ = ThreadTime.Now;
        var (jitted, jitTime) = (JitInfo.GetCompiledMethodCount(currentThread: true), JitInfo.GetCompilationTime(currentThread: true));
        var (clock, processor) = (Stopwatch.StartNew(), ThreadTime.Now);
        using var first = Clients.At(port);
        var (cold, coldProcessor) = (clock.Elapsed, ThreadTime.Now - processor);
        (jitted, jitTime) = (JitInfo.GetCompiledMethodCount(currentThread: true) - jitted, JitInfo.GetCompilationTime(currentThread: true) - jitTime);
        clock.Restart();
        using var second = Clients.At(port);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"first start {cold.TotalMilliseconds:0.0} ms ({coldProcessor.TotalMilliseconds:0.0} ms of processor, {jitTime.TotalMilliseconds:0.0} of them the JIT for {jitted} methods), second {clock.Elapsed.TotalMilliseconds:0.0} ms, requests {first.Delivery.Requests + second.Delivery.Requests}"));
        return 0;
    }
}
