namespace Langfuse.Observe.Api;

/// <summary>What <see cref="LlmConnectionsApi.ListAsync"/> may be asked. What is left out does not narrow the answer.</summary>
public sealed record ListLlmConnectionQuery
{
    /// <summary>Page.</summary>
    public int? Page { get; init; }

    /// <summary>Limit.</summary>
    public int? Limit { get; init; }

    internal ApiPath AddTo(ApiPath path) => path
        .Add("page", Page)
        .Add("limit", Limit);
}
