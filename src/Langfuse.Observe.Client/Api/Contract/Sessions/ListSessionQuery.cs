namespace Langfuse.Observe.Api;

/// <summary>What <see cref="SessionsApi.ListAsync"/> may be asked. What is left out does not narrow the answer.</summary>
public sealed record ListSessionQuery
{
    /// <summary>Page.</summary>
    public int? Page { get; init; }

    /// <summary>Limit.</summary>
    public int? Limit { get; init; }

    /// <summary>From timestamp.</summary>
    public DateTimeOffset? FromTimestamp { get; init; }

    /// <summary>To timestamp.</summary>
    public DateTimeOffset? ToTimestamp { get; init; }

    /// <summary>Environment.</summary>
    public IReadOnlyList<string>? Environment { get; init; }

    internal ApiPath AddTo(ApiPath path) => path
        .Add("page", Page)
        .Add("limit", Limit)
        .Add("fromTimestamp", FromTimestamp)
        .Add("toTimestamp", ToTimestamp)
        .Add("environment", Environment);
}
