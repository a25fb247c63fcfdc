// Right
using Langfuse.Observe;

await using var sink = LangfuseRunSink.FromEnvironment();
await using var run = sink.StartRun(Guid.NewGuid().ToString("N"), name: "gardener", task: "Plan the spring beds");
try
{
    foreach (var bed in new[] { "north", "east" })
    {
        run.Step("plant", code: bed, success: true, output: "peas", reward: 0.5);
    }

    await FinishAsync(run, succeeded: true, "peas in both beds");
}
catch (InvalidOperationException e)
{
    run.Step("abort", success: false, error: e.Message);
    await FinishAsync(run, succeeded: false, null);
}

static Task FinishAsync(AgentRun run, bool succeeded, string? answer)
{
    Console.WriteLine($"{run.RunId}: {(succeeded ? "done" : "failed")}");
    return run.CompleteAsync(succeeded, answer);
}
