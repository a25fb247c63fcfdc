// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
AppDomain.CurrentDomain.ProcessExit += async (_, _) => await langfuse.FlushAsync();
Console.WriteLine(await Planner.PlanAsync("three days in Lisbon"));

static class Planner
{
    [Observe(AsType = ObservationType.Agent)]
    public static async Task<string> PlanAsync(string wish)
    {
        await Task.Delay(50);
        return wish;
    }
}
