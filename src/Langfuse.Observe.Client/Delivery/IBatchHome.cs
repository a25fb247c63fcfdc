namespace Langfuse.Observe.Delivery;

/// <summary>Where the units of a batch are while they are sent: in memory, or in a file of the spool.</summary>
internal interface IBatchHome
{
    /// <summary>Units have come to their end.</summary>
    /// <param name="part">The units.</param>
    /// <param name="dropped">How many of them were dropped; the others were delivered.</param>
    /// <param name="reason">Why they were dropped.</param>
    void Settle(BatchPart part, int dropped, DropReason reason);

    /// <summary>Keeps what cannot be sent now.</summary>
    /// <returns>False when there is no place for it: it must be sent again from where it is.</returns>
    bool TryKeep(IReadOnlyCollection<BatchPart> left);
}
