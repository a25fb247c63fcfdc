// Planted: LFO4004
using Langfuse.Observe;

namespace Trading;

public sealed class BacktestReport(LangfuseClient langfuse)
{
    public static double Total(IEnumerable<double> returns) => returns.Aggregate(1.0, (sum, r) => sum * (1 + r)) - 1;

    public void Publish(string runId, IReadOnlyList<double> returns)
    {
        var traceId = LangfuseClient.CreateTraceId(seed: runId);
        if (returns.Count < 2)
        {
            langfuse.Score("sharpe-ratio", double.NaN, traceId: traceId, comment: "too few returns");
            return;
        }

        var mean = returns.Average();
        var deviation = Math.Sqrt(returns.Sum(r => (r - mean) * (r - mean)) / (returns.Count - 1));
        if (deviation > 0)
        {
            langfuse.Score("sharpe-ratio", mean / deviation, traceId: traceId);
        }
    }
}
