// Planted: LFO4008
using Langfuse.Observe;

namespace Legal.Contracts;

public sealed record Finding(string Clause, bool Missing);

public static class ContractReview
{
    public static void Publish(Observation trace, IReadOnlyList<Finding> findings)
    {
        var missing = findings.Where(finding => finding.Missing).Select(finding => finding.Clause).ToArray();
        trace.Score("missing-clauses", missing.Length);
        trace.Score("lawyer-note", missing.Length > 0 ? "Misses: " + missing[0] : "", dataType: ScoreDataType.Text);
    }

    public static void PublishAll(LangfuseClient langfuse, IEnumerable<IReadOnlyList<Finding>> contracts)
    {
        foreach (var findings in contracts)
        {
            using var trace = langfuse.StartTrace("contract-review", input: findings.Count);
            Publish(trace, findings);
        }
    }
}
