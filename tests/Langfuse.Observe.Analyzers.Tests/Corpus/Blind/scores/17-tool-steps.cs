// Planted: LFO4007
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var plan = new List<string> { "search", "read", "summarise" };

using var trace = langfuse.StartTrace("plan", input: plan);
for (var i = 0; i < plan.Count; i++)
{
    using var step = trace.StartSpan("step", input: plan[i]);
    var reward = plan[i].Length / 10.0;
    step.Update(output: reward);
    step.Reward(langfuse, i, reward);
}

trace.Update(output: "done");

static class StepScoring
{
    public static void Reward(this Observation step, LangfuseClient langfuse, int index, double reward) =>
        langfuse.Score($"reward-step-{index + 1}", reward, traceId: step.TraceId, observationId: step.Id);
}
