namespace Langfuse.Observe.Delivery;

/// <summary>Where a pipeline's batches come from: the queue of one kind, and what encodes its units.</summary>
/// <remarks>Filling is done by one thread at a time; everything else may be called from any thread.</remarks>
internal interface IBatchSource
{
    /// <summary>How many units wait to be put into a batch.</summary>
    long Waiting { get; }

    /// <summary>Whether so much waits or is on its way that the rest belongs on disk.</summary>
    bool IsCrowded { get; }

    /// <summary>Moves waiting units into the batch until it is full or nothing waits.</summary>
    /// <param name="batch">The batch to fill.</param>
    /// <param name="limit">Bytes that it should stay under.</param>
    /// <param name="isForDisk">Whether it goes to disk at once, and holds memory for no request.</param>
    void Fill(Batch batch, int limit, bool isForDisk);

    /// <summary>Whether so much waits here that it should wait encoded when it cannot be sent.</summary>
    bool IsHeavy { get; }

    /// <summary>Whether it is even more, because the pump did not get to it: then who records sees to it.</summary>
    bool IsTooHeavy { get; }

    /// <summary>As <see cref="Fill"/>, for a batch that will wait.</summary>
    void FillAhead(Batch batch, int limit);

    /// <summary>A mark in the queue for a flush; see <see cref="HasPassed"/>.</summary>
    long[] Mark();

    bool HasPassed(long[] mark);

    /// <summary>So many units of a batch have come to their end, or lie on disk.</summary>
    void Settle(long count);

    /// <summary>The batch has left memory.</summary>
    void Forget(Batch batch);

    /// <summary>Keeps no buffer; the next batch gets new ones.</summary>
    void GiveMemoryBack();
}
