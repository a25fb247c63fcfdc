using System.Numerics;

namespace Langfuse.Observe.Delivery.Observations;

/// <summary>Observations that wait for delivery, bounded by count and bytes. Threads are spread over parts of their own, so that
/// callers share no lock, and what one thread records stays in order.</summary>
/// <remarks>When it is full the oldest traces go: the observation at the head, with it all others of its trace that wait, and those that
/// still come while the overflow lasts. Nobody waits for room.</remarks>
internal sealed class ObservationQueue
{
    private const int EvictedAtOnce = 64;

    private readonly QueueShard[] _shards;
    private readonly int _mask;
    private readonly QueueLimits _limits;
    private readonly DeliveryCounters _counters;
    private readonly object _evicting = new();
    private long _reservedCount;
    private long _reservedBytes;
    private int _overflow = 1;
    private volatile bool _isOverflowing;

    // Set when the whole is half full: from then on a shard that is far from full itself looks at the whole too.
    private volatile bool _isCrowded;

    public ObservationQueue(QueueLimits limits, DeliveryCounters counters)
    {
        var shards = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(Environment.ProcessorCount, 1, 64));
        _shards = new QueueShard[shards];
        for (var i = 0; i < shards; i++)
        {
            _shards[i] = new QueueShard();
        }

        _mask = shards - 1;
        _limits = limits;
        _counters = counters;
    }

    public QueueLimits Limits => _limits;

    /// <summary>Everything that was ever taken.</summary>
    public long Enqueued => Sum(static shard => shard.Enqueued);

    /// <summary>What waits here.</summary>
    public long Count => Sum(static shard => shard.Count);

    /// <summary>What waits here or is on its way.</summary>
    /// <remarks>What is on its way is read first: what moves from here to there meanwhile must not be counted twice.</remarks>
    public long Length => Math.Max(0, Interlocked.Read(ref _reservedCount)) + Count;

    public long Bytes => Math.Max(0, Interlocked.Read(ref _reservedBytes)) + WaitingBytes;

    private long WaitingBytes => Sum(static shard => shard.Bytes);

    /// <summary>Whether it is more than half full.</summary>
    public bool IsCrowded => _isCrowded;

    /// <summary>Whether more than so many bytes wait here as objects, while the whole is more than half full.</summary>
    public bool IsHeavier(long bytes) => _isCrowded && WaitingBytes > bytes && Bytes > _limits.MaxBytes / 2;

    /// <summary>Whether the oldest makes room: who takes from the queue then does so beside who evicts, and either may get a part of a trace.</summary>
    public bool IsOverflowing => _isOverflowing;

    /// <summary>The number of the overflow that there is, or that will be next.</summary>
    public int NextOverflow => _isOverflowing ? Volatile.Read(ref _overflow) : Volatile.Read(ref _overflow) + 1;

    /// <summary>Drops the oldest of what waits encoded, for an overflow of that number; false when nothing does.</summary>
    public Func<int, bool>? DropEncoded { get; set; }

    /// <summary>Called after something was dropped for want of room.</summary>
    public Action? Overflowed { get; set; }

    public void Enqueue(Observation observation)
    {
        var item = QueuedObservation.Of(observation);
        var shard = _shards[Environment.CurrentManagedThreadId & _mask];
        if (_isOverflowing && IsDropped(observation))
        {
            _counters.Accept(UnitKind.Observation);
            Drop(item);
            return;
        }

        shard.Enqueue(item);

        // A look at this shard alone tells that the whole is far from full, which is nearly always so.
        if (_isCrowded || (shard.Count * _shards.Length) + Volatile.Read(ref _reservedCount) > _limits.MaxCount / 2
            || (shard.Bytes * _shards.Length) + Volatile.Read(ref _reservedBytes) > _limits.MaxBytes / 2)
        {
            MakeRoom();
        }
    }

    /// <summary>Takes the next observation that is to be delivered.</summary>
    public bool TryDequeue(ref int shard, out QueuedObservation item)
    {
        for (var tried = 0; tried < _shards.Length; tried++)
        {
            while (_shards[(shard + tried) & _mask].TryDequeue(out item))
            {
                if (!_isOverflowing || !IsDropped(item.Observation))
                {
                    shard = (shard + tried) & _mask;
                    return true;
                }

                Drop(item);
            }
        }

        item = default;
        return false;
    }

    /// <summary>Counts what left the queue but is still in memory against its limits.</summary>
    public void Reserve(long count, long bytes)
    {
        Interlocked.Add(ref _reservedCount, count);
        Interlocked.Add(ref _reservedBytes, bytes);
    }

    public void Unreserve(long count, long bytes)
    {
        Reserve(-count, -bytes);
        if ((_isOverflowing || _isCrowded) && !_limits.IsCrowded(Length, Bytes))
        {
            _isCrowded = false;
            // The overflow is over: later observations of traces that lost some are taken again.
            _isOverflowing = false;
        }
    }

    /// <summary>A mark that <see cref="HasPassed"/> later tells apart from what came after it.</summary>
    public long[] Mark() => Array.ConvertAll(_shards, static shard => shard.Enqueued);

    public bool HasPassed(long[] mark)
    {
        for (var i = 0; i < mark.Length; i++)
        {
            if (_shards[i].Dequeued < mark[i])
            {
                return false;
            }
        }

        return true;
    }

    private bool IsFull => _limits.IsFull(Length, Bytes);

    private bool IsDropped(Observation observation) => observation.Trace?.DroppedInOverflow == Volatile.Read(ref _overflow);

    private void MakeRoom()
    {
        var (length, bytes) = (Length, Bytes);
        if (!_isCrowded && _limits.IsCrowded(length, bytes))
        {
            _isCrowded = true;
        }

        if (!_limits.IsFull(length, bytes))
        {
            return;
        }

        // One thread evicts. Another only waits for it when the queue is so far over its limit that memory would not be bounded.
        var isFarOver = length > _limits.MaxCount + (_limits.MaxCount / 8) + EvictedAtOnce || bytes > _limits.MaxBytes + (_limits.MaxBytes / 8);
        if (isFarOver)
        {
            Monitor.Enter(_evicting);
        }
        else if (!Monitor.TryEnter(_evicting))
        {
            return;
        }

        try
        {
            Evict();
        }
        finally
        {
            Monitor.Exit(_evicting);
        }

        Overflowed?.Invoke();
    }

    private void Evict()
    {
        if (!_isOverflowing)
        {
            _overflow++;
            _isOverflowing = true;
        }

        for (var evicted = 0; evicted < EvictedAtOnce || IsFull; evicted++)
        {
            if (DropEncoded?.Invoke(_overflow) == true)
            {
                // As many as a hundred evictions.
                evicted = EvictedAtOnce;
                continue;
            }

            // The newest stays, also when it alone is more than the queue may hold.
            if (Count <= 1 || Oldest() is not { } shard || !shard.TryDequeue(out var item))
            {
                return;
            }

            item.Observation.GetTrace().DroppedInOverflow = _overflow;
            Drop(item);
        }
    }

    private QueueShard? Oldest()
    {
        QueueShard? oldest = null;
        var earliest = DateTime.MaxValue;
        foreach (var shard in _shards)
        {
            if (shard.TryPeekStart(out var start) && start < earliest)
            {
                earliest = start;
                oldest = shard;
            }
        }

        return oldest;
    }

    private void Drop(in QueuedObservation item)
    {
        item.Release();
        _counters.Drop(UnitKind.Observation, DropReason.QueueFull);
    }

    private long Sum(Func<QueueShard, long> total)
    {
        long sum = 0;
        foreach (var shard in _shards)
        {
            sum += total(shard);
        }

        return sum;
    }
}
