namespace Langfuse.Observe.Delivery;

/// <summary>Gives each flush what happened since the one before, so that the results of all flushes add up to the totals.</summary>
internal sealed class FlushCounts
{
    private long _sent;
    private long _dropped;

    public FlushResult Take(Pipelines delivery)
    {
        var counters = delivery.Counters;
        lock (this)
        {
            var sent = counters.Sent(UnitKind.Observation) + counters.Sent(UnitKind.Score);
            var dropped = counters.Dropped(UnitKind.Observation) + counters.Dropped(UnitKind.Score);
            var result = new FlushResult(
                sent - _sent, delivery.Pending(UnitKind.Observation) + delivery.Pending(UnitKind.Score), dropped - _dropped, counters.Last?.Message)
            {
                Spooled = delivery.Spooled,
                MediaPending = delivery.Media?.Waiting ?? 0,
            };
            _sent = sent;
            _dropped = dropped;
            return result;
        }
    }
}
