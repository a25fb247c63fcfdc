namespace Langfuse.Observe.Delivery;

/// <summary>Gives each flush what happened since the one before, so that the results of all flushes add up to the totals.</summary>
internal sealed class FlushCounts
{
    private readonly object _gate = new();
    private long _sent;
    private long _dropped;
    private long _gone;

    public FlushResult Take(Pipelines delivery)
    {
        var counters = delivery.Counters;
        lock (_gate)
        {
            var sent = counters.Sent(UnitKind.Observation) + counters.Sent(UnitKind.Score);
            var dropped = counters.Dropped(UnitKind.Observation) + counters.Dropped(UnitKind.Score);
            var gone = counters.Gone(UnitKind.Observation) + counters.Gone(UnitKind.Score);
            var result = new FlushResult(
                sent - _sent, delivery.InMemory, dropped - _dropped, delivery.Last?.Message)
            {
                Spooled = counters.Spooled(UnitKind.Observation) + counters.Spooled(UnitKind.Score),
                Gone = gone - _gone,
                MediaPending = delivery.Media?.Waiting ?? 0,
            };
            _sent = sent;
            _dropped = dropped;
            _gone = gone;
            return result;
        }
    }
}
