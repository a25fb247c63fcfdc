namespace Langfuse.Observe;

/// <summary>What a flush achieved.</summary>
/// <param name="Sent">Observations and scores delivered since the flush before this one (or since the start).</param>
/// <param name="Pending">Observations and scores that wait in memory or are on their way: they are sent later.</param>
/// <param name="Dropped">Observations and scores dropped since the flush before this one (or since the start).</param>
/// <param name="LastError">The last thing that went wrong, or null when nothing ever did.</param>
public sealed record FlushResult(long Sent, long Pending, long Dropped, string? LastError)
{
    /// <summary>Observations and scores that are safe on disk, and are sent later or by the next process.</summary>
    public long Spooled { get; init; }

    /// <summary>Observations and scores that somebody else took out of the spool directory since the flush before this one: another process that
    /// shares it and sent them, or a hand that deleted them.</summary>
    public long Gone { get; init; }

    /// <summary>Media that still wait for their upload.</summary>
    public long MediaPending { get; init; }

    /// <summary>Whether everything recorded before the flush has been delivered.</summary>
    public bool IsComplete => Pending == 0 && Spooled == 0 && Dropped == 0 && Gone == 0 && MediaPending == 0;
}
