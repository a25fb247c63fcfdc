// Planted: LFO6004
using Langfuse.Observe;

namespace Workshop;

public sealed class RepairJobs(Func<string, Task<string>> diagnose)
{
    public async Task<IReadOnlyList<string>> RunAsync(IEnumerable<(string Owner, string Bike)> jobs)
    {
        var results = new List<string>();
        foreach (var (owner, bike) in jobs)
        {
            _ = LangfuseContext.Propagate(userId: owner, traceName: "bike-repair");
            results.Add(await DiagnoseAsync(bike));
        }

        return results;
    }

    [Observe(Name = "diagnose-bike", AsType = ObservationType.Agent)]
    private async Task<string> DiagnoseAsync(string bike)
    {
        var finding = await diagnose(bike);
        return finding.Length == 0 ? "nothing wrong" : finding;
    }
}
