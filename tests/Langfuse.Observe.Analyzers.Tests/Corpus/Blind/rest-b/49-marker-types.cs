// Right
using Langfuse.Observe;

namespace Settlement.Resume;

public sealed record Resume(string TraceId, string ObservationId, long Merchant, Guid Batch);

public sealed class SettlementResumer
{
    public Task<decimal> ContinueAsync(Resume resume, decimal[] amounts) =>
        SettleAsync(resume.TraceId, resume.ObservationId, resume.Merchant, resume.Batch, amounts);

    [Observe(Name = "settle-rest")]
    private async Task<decimal> SettleAsync(
        [TraceId] string traceId,
        [ParentObservationId] string parent,
        [UserId] long merchant,
        [SessionId] Guid batch,
        decimal[] amounts)
    {
        await Task.Yield();
        var sum = 0m;
        foreach (var amount in amounts)
        {
            sum += Math.Round(amount, 2);
        }

        return merchant > 0 ? sum : 0m;
    }
}
