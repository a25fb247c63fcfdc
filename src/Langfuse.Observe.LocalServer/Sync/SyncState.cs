using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>How far an integration has come. It is kept with every page, so that a crash costs one page.</summary>
/// <param name="Id">That of the integration.</param>
/// <param name="SyncedUntilUs">Everything that started before is here; null before the first sync.</param>
/// <param name="ReadAllUs">When the whole lookback was read last.</param>
/// <param name="Walk">What is under way or was left unfinished.</param>
/// <param name="Lease">The process that works on it.</param>
internal sealed record SyncState(string Id, long? SyncedUntilUs = null, long? ReadAllUs = null, SyncWalk? Walk = null, SyncLease? Lease = null)
{
    public static readonly Collection<SyncState> Collection = new("sync-state", SyncJson.Default.SyncState, item => item.Id, _ => 0);
}

/// <summary>A way through a span of time, from its end to its beginning, first over traces, then observations, then scores.</summary>
/// <param name="FromUs">Where it ends: what started from here on is read.</param>
/// <param name="ToUs">Where it began: what started before is read.</param>
/// <param name="IsWhole">Whether it covers the lookback, or all that is asked for, and not only what is new.</param>
/// <param name="Stage">What is being read.</param>
/// <param name="BeforeUs">Everything from here to <paramref name="ToUs"/> has been read.</param>
/// <param name="Cursor">The page within one millisecond that holds more than a page.</param>
internal sealed record SyncWalk(long FromUs, long ToUs, bool IsWhole, SyncStage Stage, long BeforeUs, string? Cursor)
{
    public static SyncWalk Over(long fromUs, long toUs, bool isWhole) => new(fromUs, toUs, isWhole, SyncStage.Traces, toUs, null);

    public SyncWalk At(SyncStage stage) => this with { Stage = stage, BeforeUs = ToUs, Cursor = null };

    /// <summary>The place after a page whose oldest item started then; <paramref name="next"/> is the cursor the server gave.</summary>
    public SyncWalk After(long oldestUs, string next)
    {
        // Servers tell times in milliseconds: the millisecond of the oldest item may go on, so it is read again.
        var before = (oldestUs / 1000 * 1000) + 1000;
        return before < BeforeUs ? this with { BeforeUs = before, Cursor = null } : this with { Cursor = next };
    }
}

internal enum SyncStage
{
    /// <summary>Only servers of version 3 keep traces apart from their observations.</summary>
    Traces,
    Observations,
    Scores,
    Done,
}

/// <summary>Which process works on a sync, and until when it has it if it says nothing more.</summary>
internal sealed record SyncLease(string Owner, int ProcessId, string Machine, long UntilUs);
