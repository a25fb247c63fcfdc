using Langfuse.Observe.Delivery;

namespace Langfuse.Observe;

/// <summary>What has become of everything that a client recorded. Every read is of this moment.</summary>
/// <remarks><see cref="Recorded"/> is always <see cref="Sent"/> + <see cref="Dropped"/> + <see cref="Pending"/> + <see cref="Spooled"/> + <see cref="Gone"/>.</remarks>
public sealed class DeliveryStatus
{
    private readonly Pipelines? _delivery;

    internal DeliveryStatus(Pipelines? delivery) => _delivery = delivery;

    /// <summary>Observations that ended and scores that were given, sampling left aside.</summary>
    public long Recorded => _delivery is null ? 0 : _delivery.Taken(UnitKind.Observation) + _delivery.Taken(UnitKind.Score);

    /// <summary>Observations and scores delivered.</summary>
    public long Sent => SentObservations + SentScores;

    /// <summary>Observations delivered.</summary>
    public long SentObservations => _delivery?.Counters.Sent(UnitKind.Observation) ?? 0;

    /// <summary>Scores delivered.</summary>
    public long SentScores => _delivery?.Counters.Sent(UnitKind.Score) ?? 0;

    /// <summary>Observations and scores dropped, whatever the reason.</summary>
    public long Dropped => _delivery is null ? 0 : _delivery.Counters.Dropped(UnitKind.Observation) + _delivery.Counters.Dropped(UnitKind.Score);

    /// <summary>Observations and scores that wait in memory or are on their way.</summary>
    public long Pending => _delivery?.InMemory ?? 0;

    /// <summary>As <see cref="Pending"/>, counted at the queues: the same when nothing moves.</summary>
    public long QueueLength => _delivery?.Length ?? 0;

    /// <summary>The estimated bytes of <see cref="QueueLength"/>.</summary>
    public long QueueBytes => _delivery?.Bytes ?? 0;

    /// <summary>Observations and scores that are safe in the spool directory, of this process or taken over from another.</summary>
    public long Spooled => _delivery is null ? 0 : _delivery.Counters.Spooled(UnitKind.Observation) + _delivery.Counters.Spooled(UnitKind.Score);

    /// <summary>Observations and scores that were in the spool directory and that somebody else took away: another process that shares it and
    /// sent them, or a hand that deleted them. Whether they arrived is not known here.</summary>
    public long Gone => _delivery is null ? 0 : _delivery.Counters.Gone(UnitKind.Observation) + _delivery.Counters.Gone(UnitKind.Score);

    /// <summary>The bytes of the spool's files.</summary>
    public long SpoolBytes => _delivery?.SpoolBytes ?? 0;

    /// <summary>Observations and scores left out by sampling.</summary>
    public long SampledOut => _delivery?.Counters.SampledOut ?? 0;

    /// <summary>Updates that were lost because they came too late: after their observation had ended, or after their trace was sent.</summary>
    public long MissedUpdates => _delivery?.Counters.MissedUpdates ?? 0;

    /// <summary>Media whose content the server has.</summary>
    public long MediaUploaded => _delivery?.Media?.Uploaded ?? 0;

    /// <summary>Media whose content could not be uploaded; their observations are delivered all the same.</summary>
    public long MediaFailed => _delivery?.Media?.Failed ?? 0;

    /// <summary>Media that wait for their upload. Without a spool directory they are in memory only, and a process that is killed loses them, not their observations.</summary>
    public long MediaPending => _delivery?.Media?.Waiting ?? 0;

    /// <summary>Requests answered by the server.</summary>
    public long Requests => _delivery?.Counters.Requests ?? 0;

    /// <summary>Bytes of request bodies sent.</summary>
    public long Bytes => _delivery?.Counters.Bytes ?? 0;

    /// <summary>Whether the server did not take the last request.</summary>
    public bool IsFailing => _delivery?.IsFailing ?? false;

    /// <summary>The last thing that went wrong, as the log says it, or that a request has no answer yet; null when nothing ever did.</summary>
    public string? LastError => _delivery?.Last?.Message;

    /// <summary>When <see cref="LastError"/> happened.</summary>
    public DateTimeOffset? LastErrorTime => _delivery?.Last?.Time;

    /// <summary>One line for a log: <c>recorded 12, sent 10, pending 2, dropped 0</c>, and the last error.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"recorded {Recorded}, sent {Sent}, pending {Pending}, dropped {Dropped}")
        + (MissedUpdates is > 0 and var missed ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", missed updates {missed}") : "")
        + (Spooled + Gone > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", spooled {Spooled}, gone {Gone}") : "")
        + (LastError is { } error ? $", last error: {error}" : "");

    /// <summary>Observations and scores dropped for one reason.</summary>
    public long DroppedFor(DropReason reason) => _delivery is null
        ? 0
        : _delivery.Counters.Dropped(UnitKind.Observation, reason) + _delivery.Counters.Dropped(UnitKind.Score, reason);
}
