using Langfuse.Observe.Reliability.Faults;
using Langfuse.Observe.Reliability.Report;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>Every fault, one after the other; the table of expected against seen.</summary>
internal static class FaultRun
{
    private static readonly (string Kind, Func<Task<List<Row>>> Run)[] s_kinds =
    [
        ("load", LoadFaults.RunAsync),
        ("server", ServerFaults.RunAsync),
        ("disk", DiskFaults.RunAsync),
        ("spool", SpoolFaults.RunAsync),
        ("refusal", RefusalFaults.RunAsync),
        ("end", EndFaults.RunAsync),
        ("media", MediaFaults.RunAsync),
        ("privacy", PrivacyFaults.RunAsync),
        ("link", LinkFaults.RunAsync),
        ("mix", static async () => [await MixFaults.RunAsync(combinations: 1_000, seed: 1)]),
        ("kill", static async () => [await KillFaults.RunAsync(kills: 20)]),
    ];

    public static async Task<int> RunAsync(string? page)
    {
        var rows = new List<Row>();
        foreach (var (_, run) in s_kinds)
        {
            rows.AddRange(await run());
        }

        if (page is not null)
        {
            ReliabilityPage.Write(page, rows);
        }

        return Conclude(rows);
    }

    public static async Task<int> RunOneAsync(string kind) =>
        Conclude(await (s_kinds.FirstOrDefault(known => known.Kind == kind).Run ?? throw new ArgumentException($"There is no kind of faults '{kind}'.", nameof(kind)))());

    private static int Conclude(List<Row> rows)
    {
        Console.WriteLine(ReliabilityPage.Table(rows));
        return rows.TrueForAll(static row => row.Holds) ? 0 : 1;
    }
}
