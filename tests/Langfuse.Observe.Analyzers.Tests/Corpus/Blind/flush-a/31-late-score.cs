// Planted: LFO5001
using System.Diagnostics;
using Langfuse.Observe;

var watch = Stopwatch.StartNew();
var langfuse = LangfuseClient.Start();
string traceId;

try
{
    using var trace = langfuse.StartTrace("simulation", metadata: new { seed = 7 });
    traceId = trace.TraceId;
    var random = new Random(7);
    var inside = 0;
    for (var i = 0; i < 100_000; i++)
    {
        var (x, y) = (random.NextDouble(), random.NextDouble());
        inside += x * x + y * y <= 1 ? 1 : 0;
    }

    trace.Update(output: 4.0 * inside / 100_000);
}
finally
{
    await langfuse.FlushAsync();
}

watch.Stop();
langfuse.Score("seconds", watch.Elapsed.TotalSeconds, traceId: traceId);
Console.WriteLine($"done in {watch.Elapsed}");
