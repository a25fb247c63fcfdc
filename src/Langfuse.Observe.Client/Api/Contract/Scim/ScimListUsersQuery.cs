namespace Langfuse.Observe.Api;

/// <summary>What <see cref="ScimApi.ListUsersAsync"/> may be asked. What is left out does not narrow the answer.</summary>
public sealed record ScimListUsersQuery
{
    /// <summary>Filter.</summary>
    public string? Filter { get; init; }

    /// <summary>Start index.</summary>
    public int? StartIndex { get; init; }

    /// <summary>Count.</summary>
    public int? Count { get; init; }

    internal ApiPath AddTo(ApiPath path) => path
        .Add("filter", Filter)
        .Add("startIndex", StartIndex)
        .Add("count", Count);
}
