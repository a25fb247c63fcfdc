// Planted: LFO4004
using Langfuse.Observe;

namespace Auction.Lots;

public sealed record Lot(string TraceId, decimal Estimate, decimal? Hammer);

public sealed class EstimateJudge(LangfuseClient langfuse)
{
    public void Judge(IReadOnlyList<Lot> lots)
    {
        foreach (var lot in lots)
        {
            if (lot.Hammer is null)
            {
                langfuse.Score("estimate-error", double.NaN, traceId: lot.TraceId, comment: "unsold");
                continue;
            }

            var error = Math.Abs(lot.Hammer.Value - lot.Estimate) / Math.Max(1m, lot.Estimate);
            langfuse.Score("estimate-error", error, traceId: lot.TraceId);
        }
    }
}
