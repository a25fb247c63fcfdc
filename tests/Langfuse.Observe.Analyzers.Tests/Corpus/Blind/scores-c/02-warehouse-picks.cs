// Right
using Langfuse.Observe;

namespace Warehouse.Picking;

public enum PickResult
{
    Exact,
    Substituted,
    Missing,
}

public sealed class PickScorer(LangfuseClient langfuse)
{
    private static readonly Dictionary<PickResult, double> Weights = new()
    {
        [PickResult.Exact] = 1.0,
        [PickResult.Substituted] = 0.5,
        [PickResult.Missing] = 0,
    };

    public void Record(string traceId, IReadOnlyCollection<PickResult> results)
    {
        if (results.Count == 0)
        {
            return;
        }

        langfuse.Score("pick-quality", results.Average(result => Weights[result]), traceId: traceId);
        langfuse.Score("lines", results.Count, traceId: traceId);
        langfuse.Score("all-exact", results.All(result => result == PickResult.Exact), traceId: traceId);
    }

    public void RecordWorst(string traceId, PickResult worst) =>
        langfuse.Score("worst-line", worst, traceId: traceId);
}
