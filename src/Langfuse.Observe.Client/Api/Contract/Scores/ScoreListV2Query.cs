namespace Langfuse.Observe.Api;

/// <summary>What <see cref="ScoresApi.ListV2Async"/> may be asked. What is left out does not narrow the answer.</summary>
public sealed record ScoreListV2Query
{
    /// <summary>Page.</summary>
    public int? Page { get; init; }

    /// <summary>Limit.</summary>
    public int? Limit { get; init; }

    /// <summary>User id.</summary>
    public string? UserId { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>From timestamp.</summary>
    public DateTimeOffset? FromTimestamp { get; init; }

    /// <summary>To timestamp.</summary>
    public DateTimeOffset? ToTimestamp { get; init; }

    /// <summary>Environment.</summary>
    public IReadOnlyList<string>? Environment { get; init; }

    /// <summary>Source.</summary>
    public ScoreSource? Source { get; init; }

    /// <summary>Operator.</summary>
    public string? Operator { get; init; }

    /// <summary>Value.</summary>
    public double? Value { get; init; }

    /// <summary>Score ids.</summary>
    public string? ScoreIds { get; init; }

    /// <summary>Config id.</summary>
    public string? ConfigId { get; init; }

    /// <summary>Session id.</summary>
    public string? SessionId { get; init; }

    /// <summary>Dataset run id.</summary>
    public string? DatasetRunId { get; init; }

    /// <summary>Trace id.</summary>
    public string? TraceId { get; init; }

    /// <summary>Observation id.</summary>
    public string? ObservationId { get; init; }

    /// <summary>Queue id.</summary>
    public string? QueueId { get; init; }

    /// <summary>Data type.</summary>
    public ScoreDataType? DataType { get; init; }

    /// <summary>Trace tags.</summary>
    public IReadOnlyList<string>? TraceTags { get; init; }

    /// <summary>Fields.</summary>
    public string? Fields { get; init; }

    /// <summary>Filter.</summary>
    public string? Filter { get; init; }

    internal ApiPath AddTo(ApiPath path) => path
        .Add("page", Page)
        .Add("limit", Limit)
        .Add("userId", UserId)
        .Add("name", Name)
        .Add("fromTimestamp", FromTimestamp)
        .Add("toTimestamp", ToTimestamp)
        .Add("environment", Environment)
        .Add("source", Source)
        .Add("operator", Operator)
        .Add("value", Value)
        .Add("scoreIds", ScoreIds)
        .Add("configId", ConfigId)
        .Add("sessionId", SessionId)
        .Add("datasetRunId", DatasetRunId)
        .Add("traceId", TraceId)
        .Add("observationId", ObservationId)
        .Add("queueId", QueueId)
        .Add("dataType", DataType)
        .Add("traceTags", TraceTags)
        .Add("fields", Fields)
        .Add("filter", Filter);
}
