// Planted: LFO5008
using Langfuse.Observe;

var result = await Agent.RunAsync(string.Join(' ', args));
Console.WriteLine(result);

static class Agent
{
    [Observe(AsType = ObservationType.Agent)]
    public static async Task<string> RunAsync(string task)
    {
        var plan = await PlanAsync(task);
        return plan;
    }

    [Observe(AsType = ObservationType.Chain)]
    private static Task<string> PlanAsync(string task) => Task.FromResult(task);
}
