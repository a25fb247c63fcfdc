using Langfuse.Observe;

var sink = LangfuseRunSink.FromEnvironment();
await using var run = sink.StartRun("id", "agent", "find the bug");
var steps = 0;
string? answer = null;
while (answer is null && steps++ < 5)
{
    run.Step("think", "", true, "hm", 0);
    answer = steps == 3 ? "line 7" : null;
}

await run.CompleteAsync(answer is not null, answer);
