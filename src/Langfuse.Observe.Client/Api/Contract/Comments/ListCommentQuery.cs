namespace Langfuse.Observe.Api;

/// <summary>What <see cref="CommentsApi.ListAsync"/> may be asked. What is left out does not narrow the answer.</summary>
public sealed record ListCommentQuery
{
    /// <summary>Page.</summary>
    public int? Page { get; init; }

    /// <summary>Limit.</summary>
    public int? Limit { get; init; }

    /// <summary>Object type.</summary>
    public string? ObjectType { get; init; }

    /// <summary>Object id.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Author user id.</summary>
    public string? AuthorUserId { get; init; }

    internal ApiPath AddTo(ApiPath path) => path
        .Add("page", Page)
        .Add("limit", Limit)
        .Add("objectType", ObjectType)
        .Add("objectId", ObjectId)
        .Add("authorUserId", AuthorUserId);
}
