// Planted: LFO4003
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var runner = new AgentRunner(langfuse);
await runner.RunAsync("book a table for two", maxSteps: 3);

static class ScoreNames
{
    public const string TaskDone = "task-done";
    public const string Cost = "cost-usd";
}

class AgentRunner(LangfuseClient langfuse)
{
    public async Task RunAsync(string task, int maxSteps)
    {
        using var trace = langfuse.StartTrace("agent-run", input: task);
        var finished = 0;
        for (var step = 0; step < maxSteps; step++)
        {
            await Task.Delay(10);
            finished++;
            double progress = (double)finished / maxSteps;
            if (progress < 1)
                langfuse.Score(ScoreNames.TaskDone, progress, traceId: trace.TraceId, scoreId: "done-" + trace.TraceId);
        }

        langfuse.Score(ScoreNames.Cost, 0.0042m, traceId: trace.TraceId);
        langfuse.Score(ScoreNames.TaskDone, finished == maxSteps, traceId: trace.TraceId, scoreId: "done-" + trace.TraceId);
        trace.Update(output: "booked");
    }
}
