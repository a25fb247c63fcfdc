using System.Collections.Concurrent;

namespace Langfuse.Observe.Delivery.Scores;

/// <summary>Scores that wait. They were encoded when they were given.</summary>
/// <param name="limits">How much may wait.</param>
/// <param name="counters">Told of what is dropped.</param>
internal sealed class ScoreQueue(QueueLimits limits, DeliveryCounters counters) : IBatchSource
{
    private const int MaxUnits = 100;

    private readonly ConcurrentQueue<byte[]> _queue = new();
    private long _enqueued;
    private long _dequeued;
    private long _bytes;
    private long _reserved;

    public long Waiting => Math.Max(0, Volatile.Read(ref _enqueued) - Volatile.Read(ref _dequeued));

    public bool IsCrowded => limits.IsCrowded(Length, Bytes);

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>What waits here or is on its way.</summary>
    public long Length => Interlocked.Read(ref _reserved) + Waiting;

    /// <returns>False when the oldest had to make room.</returns>
    public bool Enqueue(byte[] score)
    {
        Interlocked.Add(ref _bytes, score.Length);
        Interlocked.Increment(ref _enqueued);
        _queue.Enqueue(score);
        var hadRoom = true;

        // The newest stays, also when it alone is more than the queue may hold.
        while (limits.IsFull(Length, Bytes) && Waiting > 1 && TryDequeue(out var oldest))
        {
            hadRoom = false;
            Interlocked.Add(ref _bytes, -oldest.Length);
            counters.Drop(UnitKind.Score, DropReason.QueueFull);
        }

        return hadRoom;
    }

    public void Fill(Batch batch, int limit, bool isForDisk)
    {
        var most = isForDisk ? MaxUnits : limits.UnitsOfARequest(MaxUnits);
        limit = isForDisk ? limit : limits.BytesOfARequest(limit);
        while (batch.Count < most && _queue.TryPeek(out var next) && (batch.Count == 0 || batch.Buffer.Length + next.Length < limit))
        {
            // What leaves the queue counts as on its way first: no moment may miss it.
            Interlocked.Increment(ref _reserved);
            if (!TryDequeue(out var score))
            {
                Interlocked.Decrement(ref _reserved);
                break;
            }

            var offset = batch.Buffer.Length;
            batch.Buffer.Append(score);
            batch.Add(offset, scope: null);
        }

        batch.ReservedBytes = batch.Buffer.Length;
    }

    /// <summary>Scores wait encoded from the start.</summary>
    public bool IsHeavy => false;

    public bool IsTooHeavy => false;

    public void FillAhead(Batch batch, int limit) => Fill(batch, limit, isForDisk: true);

    public void Settle(long count) => Interlocked.Add(ref _reserved, -count);

    public void Forget(Batch batch) => Interlocked.Add(ref _bytes, -batch.TakeReservedBytes());

    public long[] Mark() => [Volatile.Read(ref _enqueued)];

    public bool HasPassed(long[] mark) => Volatile.Read(ref _dequeued) >= mark[0];

    public void GiveMemoryBack()
    {
    }

    private bool TryDequeue(out byte[] score)
    {
        var has = _queue.TryDequeue(out score!);
        if (has)
        {
            Interlocked.Increment(ref _dequeued);
        }

        return has;
    }
}
