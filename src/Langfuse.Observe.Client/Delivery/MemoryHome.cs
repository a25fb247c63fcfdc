using Langfuse.Observe.Delivery.Spool;

namespace Langfuse.Observe.Delivery;

/// <summary>A batch that came from the queue. What of it cannot be sent goes to the spool, if there is one that works.</summary>
internal sealed class MemoryHome(Batch batch, IBatchSource source, DeliveryCounters counters, SpoolDirectory? spool) : IBatchHome
{
    public void Settle(BatchPart part, int dropped, DropReason reason)
    {
        counters.Drop(batch.Kind, reason, dropped);
        counters.Send(batch.Kind, part.Count - dropped);
        source.Settle(part.Count);
    }

    public bool TryKeep(IReadOnlyCollection<BatchPart> left)
    {
        if (spool is null || !spool.TryWrite(batch, BatchPart.At(left.SelectMany(static part => part.Indices).Order())))
        {
            return false;
        }

        source.Settle(left.Sum(static part => part.Count));
        return true;
    }
}
