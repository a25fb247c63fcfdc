using System.Collections.Concurrent;

namespace Langfuse.Observe.Export;

/// <summary>Keeps a lane's batches for the next use: a shared pool forgets arrays of this size at each collection.</summary>
internal sealed class BatchShelf(UnitKind kind, int most)
{
    private readonly ConcurrentBag<Batch> _batches = [];

    public Batch Take() => _batches.TryTake(out var batch) ? batch : new Batch(kind, this);

    /// <summary>Keeps an emptied batch.</summary>
    /// <returns>False when there are enough.</returns>
    public bool TryKeep(Batch batch)
    {
        if (_batches.Count >= most)
        {
            return false;
        }

        _batches.Add(batch);
        return true;
    }

    /// <summary>Gives all memory back.</summary>
    public void Clear()
    {
        while (_batches.TryTake(out var batch))
        {
            batch.Buffer.Dispose();
        }
    }
}
