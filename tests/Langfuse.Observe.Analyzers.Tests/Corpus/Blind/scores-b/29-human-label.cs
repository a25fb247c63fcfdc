// Planted: LFO4009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var since = DateTimeOffset.UtcNow.AddDays(-1);

var reader = Console.In;
var count = 0;

await foreach (var trace in langfuse.Traces.ListAsync(tags: ["needs-review"], fromTimestamp: since, limit: 20))
{
    count++;
    Console.WriteLine($"{count}. {trace.Name}");
    Console.WriteLine(trace.OutputText);
    Console.Write("better answer (empty to keep): ");
    if (await reader.ReadLineAsync() is not { Length: > 0 } better)
    {
        langfuse.Score("reviewed", true, traceId: trace.Id);
        continue;
    }

    langfuse.Score("reviewed", true, traceId: trace.Id, comment: "corrected");
    langfuse.Score("Output", better, traceId: trace.Id, dataType: ScoreDataType.Correction);
}

Console.WriteLine($"{count} traces reviewed");
