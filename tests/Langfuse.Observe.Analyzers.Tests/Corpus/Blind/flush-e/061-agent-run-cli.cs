// Planted: LFO5014
using Langfuse.Observe;

// unpick: an agent that unpicks knitting patterns
// usage: unpick PATTERN...   (one run for each pattern)
await using var sink = LangfuseRunSink.FromEnvironment();
foreach (var pattern in args)
{
    await using var run = sink.StartRun(runId: Guid.NewGuid().ToString("N")[..8], task: "Unpick the pattern", parameters: new { max_steps = 5 }, tags: ["knitting"]);
    var rows = pattern.Split(',');
    var left = rows.Length;
    foreach (var row in rows.Take(5))
    {
        left--;
        run.Step(action: "read_row", code: row, success: row.Length > 0, output: $"{row.Count(c => c == 'k')} knit", reward: 0.1);
    }

    run.Step(action: "submit", output: $"{left} rows left", success: left == 0, reward: left == 0 ? 1 : 0);
    Console.WriteLine($"{pattern}: {left} rows left");
}
