using System.Collections.Concurrent;

namespace Langfuse.Observe.Delivery;

/// <summary>The batches of a pipeline that are being sent, and how many more may be.</summary>
internal sealed class BatchesUnderWay(int most)
{
    private readonly ConcurrentDictionary<BatchWork, Task> _works = new();
    private int _freeSlots = most;

    public bool IsEmpty => _works.IsEmpty;

    public bool HasFreeSlot => Volatile.Read(ref _freeSlots) > 0;

    public IEnumerable<BatchWork> Works => _works.Keys;

    /// <summary>Ends when all that are under way now have.</summary>
    public Task WhenAllAsync() => Task.WhenAll(_works.Values);

    /// <summary>Takes a slot, by the one thread that does.</summary>
    public bool TryTakeSlot()
    {
        if (!HasFreeSlot)
        {
            return false;
        }

        TakeSlot();
        return true;
    }

    /// <summary>Takes a slot though there may be none.</summary>
    public void TakeSlot() => Interlocked.Decrement(ref _freeSlots);

    public void FreeSlot() => Interlocked.Increment(ref _freeSlots);

    public void Add(BatchWork work, Task ended) => _works.TryAdd(work, ended);

    public void Remove(BatchWork work) => _works.TryRemove(work, out _);
}
