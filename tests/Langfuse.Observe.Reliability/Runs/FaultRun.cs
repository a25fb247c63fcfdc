using Langfuse.Observe.Reliability.Faults;
using Langfuse.Observe.Reliability.Report;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>Every fault, one after the other; the table of expected against seen.</summary>
internal static class FaultRun
{
    public static async Task<int> RunAsync(string? page)
    {
        var rows = new List<Row>();
        rows.AddRange(await LoadFaults.RunAsync());
        rows.AddRange(await ServerFaults.RunAsync());
        rows.AddRange(await DiskFaults.RunAsync());
        rows.Add(await MixFaults.RunAsync(combinations: 1_000, seed: 1));
        rows.Add(await KillFaults.RunAsync(kills: 20));
        Console.WriteLine(ReliabilityPage.Table(rows));
        if (page is not null)
        {
            ReliabilityPage.Write(page, rows);
        }

        return rows.TrueForAll(static row => row.Holds) ? 0 : 1;
    }
}
