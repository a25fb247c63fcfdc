namespace Langfuse.Observe.Api;

/// <summary>What <see cref="ScoresApi.ListAsync"/> may be asked. What is left out does not narrow the answer.</summary>
public sealed record ListScoreQuery
{
    /// <summary>Limit.</summary>
    public int? Limit { get; init; }

    /// <summary>Cursor.</summary>
    public string? Cursor { get; init; }

    /// <summary>Fields.</summary>
    public string? Fields { get; init; }

    /// <summary>Id.</summary>
    public string? Id { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Source.</summary>
    public string? Source { get; init; }

    /// <summary>Data type.</summary>
    public string? DataType { get; init; }

    /// <summary>Environment.</summary>
    public string? Environment { get; init; }

    /// <summary>Config id.</summary>
    public string? ConfigId { get; init; }

    /// <summary>Queue id.</summary>
    public string? QueueId { get; init; }

    /// <summary>Author user id.</summary>
    public string? AuthorUserId { get; init; }

    /// <summary>Value.</summary>
    public string? Value { get; init; }

    /// <summary>Value min.</summary>
    public double? ValueMin { get; init; }

    /// <summary>Value max.</summary>
    public double? ValueMax { get; init; }

    /// <summary>Trace id.</summary>
    public string? TraceId { get; init; }

    /// <summary>Session id.</summary>
    public string? SessionId { get; init; }

    /// <summary>Observation id.</summary>
    public string? ObservationId { get; init; }

    /// <summary>Experiment id.</summary>
    public string? ExperimentId { get; init; }

    /// <summary>From timestamp.</summary>
    public DateTimeOffset? FromTimestamp { get; init; }

    /// <summary>To timestamp.</summary>
    public DateTimeOffset? ToTimestamp { get; init; }

    internal ApiPath AddTo(ApiPath path) => path
        .Add("limit", Limit)
        .Add("cursor", Cursor)
        .Add("fields", Fields)
        .Add("id", Id)
        .Add("name", Name)
        .Add("source", Source)
        .Add("dataType", DataType)
        .Add("environment", Environment)
        .Add("configId", ConfigId)
        .Add("queueId", QueueId)
        .Add("authorUserId", AuthorUserId)
        .Add("value", Value)
        .Add("valueMin", ValueMin)
        .Add("valueMax", ValueMax)
        .Add("traceId", TraceId)
        .Add("sessionId", SessionId)
        .Add("observationId", ObservationId)
        .Add("experimentId", ExperimentId)
        .Add("fromTimestamp", FromTimestamp)
        .Add("toTimestamp", ToTimestamp);
}
