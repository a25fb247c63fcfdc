namespace Langfuse.Observe.Delivery;

/// <summary>Batches that wait encoded while a server does not take them and much waits: in buffers that are used again they take what they count
/// for, while observations that waited as objects would leave the collector as much garbage again.</summary>
/// <remarks>When there is no more room the oldest goes, whole; what is left of its traces in later ones is left out when their turn comes.</remarks>
internal sealed class BatchesAhead(UnitKind kind, IBatchSource source, DeliveryCounters counters)
{
    /// <summary>The bytes of one batch. Smaller than what a request may take: it is what an overflow takes at once.</summary>
    public const int Bytes = 1 << 20;

    private const int MostKept = 4;

    // A shelf of their own: a buffer that was used for a whole request is several times as large.
    private readonly BatchShelf _shelf = new(kind, MostKept);
    private readonly Queue<Batch> _batches = new();
    private readonly object _gate = new();
    private long _units;
    private long _added;
    private long _left;

    /// <summary>Units that wait here.</summary>
    public long Count => Interlocked.Read(ref _units);

    /// <summary>How many batches ever came.</summary>
    public long Added => Interlocked.Read(ref _added);

    /// <summary>How many of them went, one way or the other.</summary>
    public long Left => Interlocked.Read(ref _left);

    /// <summary>Encodes a batch from the source.</summary>
    public void Fill(int bodyLimit)
    {
        var batch = _shelf.Take();
        source.FillAhead(batch, Math.Min(Bytes, bodyLimit));
        if (batch.Count == 0)
        {
            batch.Dispose();
            return;
        }

        lock (_gate)
        {
            _batches.Enqueue(batch);
            Interlocked.Add(ref _units, batch.Count);
            Interlocked.Increment(ref _added);
        }
    }

    /// <summary>The oldest batch, of which there is something left; null when none waits.</summary>
    public Batch? Take()
    {
        while (TakeOldest() is { } batch)
        {
            if (TryLeaveOutDropped(batch))
            {
                return batch;
            }
        }

        return null;
    }

    /// <summary>Drops the oldest batch.</summary>
    /// <param name="overflow">The number of the overflow, for its traces.</param>
    /// <returns>False when none waits.</returns>
    public bool DropOldest(int overflow)
    {
        if (TakeOldest() is not { } batch)
        {
            return false;
        }

        foreach (var unit in batch.Units)
        {
            if (unit.Trace is { } trace)
            {
                trace.DroppedInOverflow = overflow;
            }
        }

        Drop(batch, batch.Count);
        Discard(batch);
        return true;
    }

    public void GiveMemoryBack() => _shelf.Clear();

    /// <summary>Leaves out units of traces that were dropped.</summary>
    /// <returns>False when nothing is left; then the batch is over.</returns>
    public bool TryLeaveOutDropped(Batch batch)
    {
        var kept = new List<int>(batch.Count);
        for (var index = 0; index < batch.Count; index++)
        {
            if (batch.Units[index].Trace is not { } trace || trace.DroppedInOverflow < batch.DropsFrom)
            {
                kept.Add(index);
            }
        }

        if (kept.Count < batch.Count)
        {
            batch.Kept = BatchPart.At(kept);
            Drop(batch, batch.Count - kept.Count);
        }

        if (kept.Count > 0)
        {
            return true;
        }

        Discard(batch);
        return false;
    }

    private Batch? TakeOldest()
    {
        lock (_gate)
        {
            if (!_batches.TryDequeue(out var batch))
            {
                return null;
            }

            Interlocked.Add(ref _units, -batch.Count);
            Interlocked.Increment(ref _left);
            return batch;
        }
    }

    private void Drop(Batch batch, int count)
    {
        counters.Drop(batch.Kind, DropReason.QueueFull, count);
        source.Settle(count);
    }

    private void Discard(Batch batch)
    {
        source.Forget(batch);
        batch.Dispose();
    }
}
