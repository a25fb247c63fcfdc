namespace Langfuse.Observe.Delivery;

/// <summary>Keeps a pipeline's batches for the next use: a shared pool forgets arrays of this size at each collection.</summary>
internal sealed class BatchShelf(UnitKind kind, int most)
{
    // Not a ConcurrentBag: its lists hang on the threads, which would keep the batches of a disposed client.
    private readonly Stack<Batch> _batches = new(most);
    private readonly object _gate = new();

    public Batch Take()
    {
        lock (_gate)
        {
            return _batches.TryPop(out var batch) ? batch : new Batch(kind, this);
        }
    }

    /// <summary>Keeps an emptied batch, unless there are enough.</summary>
    public void Keep(Batch batch)
    {
        lock (_gate)
        {
            if (_batches.Count < most)
            {
                _batches.Push(batch);
            }
        }
    }

    /// <summary>Leaves all memory to the garbage collector: the shared pool would keep it.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _batches.Clear();
        }
    }
}
