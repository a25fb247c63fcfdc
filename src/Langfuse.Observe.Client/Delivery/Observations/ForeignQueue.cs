using System.Collections.Concurrent;
using Langfuse.Observe.Tracing;

namespace Langfuse.Observe.Delivery.Observations;

/// <summary>Foreign spans that wait; far fewer than observations, so one plain bounded queue is enough.</summary>
internal sealed class ForeignQueue(long maxBytes, DeliveryCounters counters)
{
    private readonly ConcurrentQueue<ForeignSpan> _spans = new();
    private long _bytes;
    private long _enqueued;
    private long _dequeued;

    public long Count => Math.Max(0, Enqueued - Dequeued);

    public long Enqueued => Volatile.Read(ref _enqueued);

    public long Dequeued => Volatile.Read(ref _dequeued);

    public long Bytes => Interlocked.Read(ref _bytes);

    public bool IsCrowded => Bytes > maxBytes / 2;

    /// <returns>False when the oldest had to make room.</returns>
    public bool Enqueue(ForeignSpan span)
    {
        counters.Accept(UnitKind.Observation);
        Interlocked.Add(ref _bytes, span.Bytes);
        Interlocked.Increment(ref _enqueued);
        _spans.Enqueue(span);
        var hadRoom = true;

        // The newest stays, also when it alone is more than the queue may hold.
        while (Bytes > maxBytes && Count > 1 && TryDequeue(out _))
        {
            hadRoom = false;
            counters.Drop(UnitKind.Observation, DropReason.QueueFull);
        }

        return hadRoom;
    }

    public bool TryDequeue(out ForeignSpan span)
    {
        var has = _spans.TryDequeue(out span!);
        if (has)
        {
            Interlocked.Add(ref _bytes, -span.Bytes);
            Interlocked.Increment(ref _dequeued);
        }

        return has;
    }
}
