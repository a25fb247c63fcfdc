namespace Langfuse.Observe.Delivery;

/// <summary>How much may wait in memory.</summary>
/// <param name="MaxCount">Units.</param>
/// <param name="MaxBytes">Their estimated bytes.</param>
/// <param name="CanSpill">Whether more than that can go to disk at the moment.</param>
internal sealed record QueueLimits(long MaxCount, long MaxBytes, Func<bool> CanSpill)
{
    /// <summary>While the disk takes what is too much, a burst may be over the count: the bytes alone bound the memory.</summary>
    private const int OverCount = 8;

    /// <summary>How much of the queue may be in one batch, while only memory holds it. What is under way cannot make room: if it were all that fits,
    /// everything recorded after it would have to go.</summary>
    private const int BatchShare = 8;

    /// <summary>How many units a batch may take, at most <paramref name="most"/>.</summary>
    public int UnitsOfABatch(int most) => CanSpill() ? most : (int)Math.Clamp(MaxCount / BatchShare, 1, most);

    /// <summary>How many bytes a batch may take, at most <paramref name="most"/>.</summary>
    public int BytesOfABatch(int most) => CanSpill() ? most : (int)Math.Clamp(MaxBytes / BatchShare, 1, most);

    /// <summary>Whether what waits is to go to disk, if there is one and the server does not take it.</summary>
    public bool IsCrowded(long count, long bytes) => count > MaxCount / 2 || bytes > MaxBytes / 2;

    /// <summary>Whether the oldest must make room.</summary>
    public bool IsFull(long count, long bytes) =>
        bytes > MaxBytes || (count > MaxCount && (count > MaxCount * OverCount || !CanSpill()));
}
