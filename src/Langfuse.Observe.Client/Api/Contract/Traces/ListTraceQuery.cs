namespace Langfuse.Observe.Api;

/// <summary>What <see cref="TracesApi.ListAsync"/> may be asked. What is left out does not narrow the answer.</summary>
public sealed record ListTraceQuery
{
    /// <summary>Page.</summary>
    public int? Page { get; init; }

    /// <summary>Limit.</summary>
    public int? Limit { get; init; }

    /// <summary>User id.</summary>
    public string? UserId { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Session id.</summary>
    public string? SessionId { get; init; }

    /// <summary>From timestamp.</summary>
    public DateTimeOffset? FromTimestamp { get; init; }

    /// <summary>To timestamp.</summary>
    public DateTimeOffset? ToTimestamp { get; init; }

    /// <summary>Order by.</summary>
    public string? OrderBy { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Version.</summary>
    public string? Version { get; init; }

    /// <summary>Release.</summary>
    public string? Release { get; init; }

    /// <summary>Environment.</summary>
    public IReadOnlyList<string>? Environment { get; init; }

    /// <summary>Fields.</summary>
    public string? Fields { get; init; }

    /// <summary>Filter.</summary>
    public string? Filter { get; init; }

    internal ApiPath AddTo(ApiPath path) => path
        .Add("page", Page)
        .Add("limit", Limit)
        .Add("userId", UserId)
        .Add("name", Name)
        .Add("sessionId", SessionId)
        .Add("fromTimestamp", FromTimestamp)
        .Add("toTimestamp", ToTimestamp)
        .Add("orderBy", OrderBy)
        .Add("tags", Tags)
        .Add("version", Version)
        .Add("release", Release)
        .Add("environment", Environment)
        .Add("fields", Fields)
        .Add("filter", Filter);
}
