// Planted: LFO5001
using Langfuse.Observe;

var started = DateTimeOffset.UtcNow;
var traceId = LangfuseClient.CreateTraceId(seed: $"digest-{started:yyyyMMdd}");
var langfuse = LangfuseClient.Start();

using (var trace = langfuse.StartTrace("digest", traceId: traceId, tags: ["daily"]))
{
    using var compose = trace.StartSpan("compose");
    var digest = string.Join(Environment.NewLine, Headlines());
    compose.Update(output: digest);
    trace.Update(output: digest);
}

await langfuse.FlushAsync();

var seconds = (DateTimeOffset.UtcNow - started).TotalSeconds;
langfuse.Score("duration_seconds", seconds, traceId: traceId, comment: "wall clock");
Console.WriteLine($"Digest done in {seconds:0.0} s");

static IEnumerable<string> Headlines()
{
    yield return "Ferry line reopens";
    yield return "Library extends its hours";
}
