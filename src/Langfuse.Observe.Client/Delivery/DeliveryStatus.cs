using Langfuse.Observe.Delivery;

namespace Langfuse.Observe;

/// <summary>What has become of everything that a client recorded. Every read is of this moment.</summary>
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

    /// <summary>Observations and scores neither delivered nor dropped, those on disk among them.</summary>
    public long Pending => _delivery is null ? 0 : _delivery.Pending(UnitKind.Observation) + _delivery.Pending(UnitKind.Score);

    /// <summary>Observations and scores that wait in memory or are on their way.</summary>
    public long QueueLength => _delivery?.Length ?? 0;

    /// <summary>The estimated bytes of <see cref="QueueLength"/>.</summary>
    public long QueueBytes => _delivery?.Bytes ?? 0;

    /// <summary>Observations and scores of this process that are safe in the spool directory.</summary>
    public long Spooled => _delivery?.Spooled ?? 0;

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

    /// <summary>Media that wait for their upload. They are in memory only: a process that is killed loses them, not their observations.</summary>
    public long MediaPending => _delivery?.Media?.Waiting ?? 0;

    /// <summary>Requests answered by the server.</summary>
    public long Requests => _delivery?.Counters.Requests ?? 0;

    /// <summary>Bytes of request bodies sent.</summary>
    public long Bytes => _delivery?.Counters.Bytes ?? 0;

    /// <summary>Whether the server did not take the last request.</summary>
    public bool IsFailing => _delivery?.Circuit.IsOpen ?? false;

    /// <summary>The last thing that went wrong, or null when nothing ever did.</summary>
    public string? LastError => _delivery?.Counters.Last?.Message;

    /// <summary>When <see cref="LastError"/> happened.</summary>
    public DateTimeOffset? LastErrorTime => _delivery?.Counters.Last?.Time;

    /// <summary>One line for a log: <c>recorded 12, sent 10, pending 2, dropped 0</c>, and the last error.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"recorded {Recorded}, sent {Sent}, pending {Pending}, dropped {Dropped}")
        + (MissedUpdates is > 0 and var missed ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", missed updates {missed}") : "")
        + (LastError is { } error ? $", last error: {error}" : "");

    /// <summary>Observations and scores dropped for one reason.</summary>
    public long DroppedFor(DropReason reason) => _delivery is null
        ? 0
        : _delivery.Counters.Dropped(UnitKind.Observation, reason) + _delivery.Counters.Dropped(UnitKind.Score, reason);
}
