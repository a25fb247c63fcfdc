namespace Langfuse.Observe.Delivery;

/// <summary>How much may wait in memory.</summary>
/// <param name="MaxCount">Units.</param>
/// <param name="MaxBytes">Their estimated bytes.</param>
/// <param name="CanSpill">Whether more than that can go to disk at the moment.</param>
internal sealed record QueueLimits(long MaxCount, long MaxBytes, Func<bool> CanSpill)
{
    /// <summary>How much of the queue one request may hold. What is under way cannot make room: if it were all that fits, everything recorded
    /// after it would have to go.</summary>
    private const int RequestShare = 8;

    /// <summary>The same while the disk takes the rest: there is little reason to keep much in memory for a server that may hang.</summary>
    private const int RequestShareBesideDisk = 32;

    /// <summary>What the four requests that there may be hold then.</summary>
    private const int HeldBesideDisk = RequestShareBesideDisk / 4;

    /// <summary>How many units a request may hold, at most <paramref name="most"/>.</summary>
    public int UnitsOfARequest(int most) => CanSpill() ? most : (int)Math.Clamp(MaxCount / RequestShare, 1, most);

    /// <summary>How many bytes a request may hold, at most <paramref name="most"/>.</summary>
    public int BytesOfARequest(int most) => (int)Math.Clamp(MaxBytes / (CanSpill() ? RequestShareBesideDisk : RequestShare), 1, most);

    /// <summary>Whether what waits is to go to disk, if there is one and the server does not take it.</summary>
    public bool IsCrowded(long count, long bytes) => count > MaxCount / 2 || bytes > MaxBytes / 2;

    /// <summary>Whether the oldest must make room. While the disk takes what is too much the bytes that wait alone bound the memory: a burst may
    /// be over the count, and what requests hold (<see cref="BytesOfARequest"/>) takes no room from what waits.</summary>
    public bool IsFull(long count, long bytes) => CanSpill() ? bytes > MaxBytes + (MaxBytes / HeldBesideDisk) : bytes > MaxBytes || count > MaxCount;
}
