using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>One sync of an integration, as the status and the history tell it.</summary>
internal sealed record SyncRun(string Id, string IntegrationId, string Mode, string Status, long StartedUs)
{
    public const string Running = "running";
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";

    /// <summary>Ended by a crash or a stop of the server; the next one goes on where it was.</summary>
    public const string Interrupted = "interrupted";

    public static readonly Collection<SyncRun> Collection = new("sync-run", SyncJson.Default.SyncRun, item => item.Id, item => item.StartedUs) { Parent = item => item.IntegrationId };

    /// <summary>manual, schedule or resume.</summary>
    public string Trigger { get; init; } = "manual";

    public long? CompletedUs { get; init; }

    public long? FromUs { get; init; }

    public long? ToUs { get; init; }

    /// <summary>Where the way through time is now.</summary>
    public long? AtUs { get; init; }

    public string? Stage { get; init; }

    public long TracesFetched { get; init; }

    /// <summary>Traces of which something was new or had changed.</summary>
    public long TracesIngested { get; init; }

    public long ObservationsFetched { get; init; }

    public long ObservationsNew { get; init; }

    public long ObservationsUpdated { get; init; }

    public long ScoresFetched { get; init; }

    public long ScoresIngested { get; init; }

    /// <summary>How often the server asked to wait, failed, or the connection broke.</summary>
    public long Retries { get; init; }

    /// <summary>Until when it waits, because the server asked for it or is not well.</summary>
    public long? WaitingUntilUs { get; init; }

    /// <summary>What went wrong and the cure, or why it waits.</summary>
    public string? Message { get; init; }
}
