namespace Langfuse.Observe.Api;

/// <summary>What <see cref="ObservationsApi.ListAsync"/> may be asked. What is left out does not narrow the answer.</summary>
public sealed record ListObservationQuery
{
    /// <summary>Fields.</summary>
    public string? Fields { get; init; }

    /// <summary>Expand metadata.</summary>
    public string? ExpandMetadata { get; init; }

    /// <summary>Limit.</summary>
    public int? Limit { get; init; }

    /// <summary>Cursor.</summary>
    public string? Cursor { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>User id.</summary>
    public string? UserId { get; init; }

    /// <summary>Session id.</summary>
    public string? SessionId { get; init; }

    /// <summary>Type.</summary>
    public string? Type { get; init; }

    /// <summary>Trace id.</summary>
    public string? TraceId { get; init; }

    /// <summary>Level.</summary>
    public ObservationLevel? Level { get; init; }

    /// <summary>Parent observation id.</summary>
    public string? ParentObservationId { get; init; }

    /// <summary>Is root observation.</summary>
    public bool? IsRootObservation { get; init; }

    /// <summary>Environment.</summary>
    public IReadOnlyList<string>? Environment { get; init; }

    /// <summary>From start time.</summary>
    public DateTimeOffset? FromStartTime { get; init; }

    /// <summary>To start time.</summary>
    public DateTimeOffset? ToStartTime { get; init; }

    /// <summary>Version.</summary>
    public string? Version { get; init; }

    /// <summary>Filter.</summary>
    public string? Filter { get; init; }

    internal ApiPath AddTo(ApiPath path) => path
        .Add("fields", Fields)
        .Add("expandMetadata", ExpandMetadata)
        .Add("limit", Limit)
        .Add("cursor", Cursor)
        .Add("name", Name)
        .Add("userId", UserId)
        .Add("sessionId", SessionId)
        .Add("type", Type)
        .Add("traceId", TraceId)
        .Add("level", Level)
        .Add("parentObservationId", ParentObservationId)
        .Add("isRootObservation", IsRootObservation)
        .Add("environment", Environment)
        .Add("fromStartTime", FromStartTime)
        .Add("toStartTime", ToStartTime)
        .Add("version", Version)
        .Add("filter", Filter);
}
