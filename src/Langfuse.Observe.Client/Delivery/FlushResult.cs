namespace Langfuse.Observe;

/// <summary>What a flush achieved.</summary>
/// <param name="Sent">Observations and scores delivered since the flush before this one (or since the start).</param>
/// <param name="Pending">Observations and scores that are neither delivered nor dropped: they are sent later.</param>
/// <param name="Dropped">Observations and scores dropped since the flush before this one (or since the start).</param>
/// <param name="LastError">The last thing that went wrong, or null when nothing ever did.</param>
public sealed record FlushResult(long Sent, long Pending, long Dropped, string? LastError)
{
    /// <summary>How many of <see cref="Pending"/> are safe on disk.</summary>
    public long Spooled { get; init; }

    /// <summary>Media that still wait for their upload.</summary>
    public long MediaPending { get; init; }

    /// <summary>Whether everything recorded before the flush has been delivered.</summary>
    public bool IsComplete => Pending == 0 && Dropped == 0 && MediaPending == 0;
}
