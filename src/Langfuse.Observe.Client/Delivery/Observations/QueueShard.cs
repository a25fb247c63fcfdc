using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Langfuse.Observe.Delivery.Observations;

/// <summary>The part of the queue that a share of the threads use: a first-in-first-out queue with running totals.</summary>
[StructLayout(LayoutKind.Sequential)]
internal sealed class QueueShard
{
    private readonly ConcurrentQueue<QueuedObservation> _items = new();
    private Totals _totals;

    public long Enqueued => Volatile.Read(ref _totals.Enqueued);

    public long Dequeued => Volatile.Read(ref _totals.Dequeued);

    public long Count => Math.Max(0, Enqueued - Dequeued);

    public long Bytes => Math.Max(0, Volatile.Read(ref _totals.BytesIn) - Volatile.Read(ref _totals.BytesOut));

    public void Enqueue(in QueuedObservation item)
    {
        // Counted before it is there: else another thread's item, dequeued in its place, would make a flush believe that its own has passed.
        Interlocked.Add(ref _totals.BytesIn, item.Bytes);
        Interlocked.Increment(ref _totals.Enqueued);
        _items.Enqueue(item);
    }

    public bool TryDequeue(out QueuedObservation item)
    {
        if (!_items.TryDequeue(out item))
        {
            return false;
        }

        Interlocked.Add(ref _totals.BytesOut, item.Bytes);
        Interlocked.Increment(ref _totals.Dequeued);
        return true;
    }

    /// <summary>When the item at the head began; false when there is none.</summary>
    public bool TryPeekStart(out DateTime start)
    {
        var has = _items.TryPeek(out var item);
        start = has ? item.Observation.Activity!.StartTimeUtc : default;
        return has;
    }

    // Producers write one cache line and the exporter another, so that they do not take it from each other.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Totals
    {
        [FieldOffset(64)]
        public long Enqueued;

        [FieldOffset(72)]
        public long BytesIn;

        [FieldOffset(160)]
        public long Dequeued;

        [FieldOffset(168)]
        public long BytesOut;
    }
}
