using Langfuse.Observe.Reliability.Faults;
using Langfuse.Observe.Reliability.Report;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>Random combinations of faults alone, with as many as there is time for.</summary>
internal static class MixRun
{
    public static async Task<int> RunAsync(int combinations, int seed)
    {
        var row = await MixFaults.RunAsync(combinations, seed);
        Console.WriteLine(ReliabilityPage.Table([row]));
        return row.Holds ? 0 : 1;
    }
}
