namespace Langfuse.Observe.Api;

/// <summary>What <see cref="PromptsApi.ListAsync"/> may be asked. What is left out does not narrow the answer.</summary>
public sealed record ListPromptQuery
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Label.</summary>
    public string? Label { get; init; }

    /// <summary>Tag.</summary>
    public string? Tag { get; init; }

    /// <summary>Page.</summary>
    public int? Page { get; init; }

    /// <summary>Limit.</summary>
    public int? Limit { get; init; }

    /// <summary>From updated at.</summary>
    public DateTimeOffset? FromUpdatedAt { get; init; }

    /// <summary>To updated at.</summary>
    public DateTimeOffset? ToUpdatedAt { get; init; }

    internal ApiPath AddTo(ApiPath path) => path
        .Add("name", Name)
        .Add("label", Label)
        .Add("tag", Tag)
        .Add("page", Page)
        .Add("limit", Limit)
        .Add("fromUpdatedAt", FromUpdatedAt)
        .Add("toUpdatedAt", ToUpdatedAt);
}
