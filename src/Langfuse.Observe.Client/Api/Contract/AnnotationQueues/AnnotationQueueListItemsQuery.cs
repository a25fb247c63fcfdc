namespace Langfuse.Observe.Api;

/// <summary>What <see cref="AnnotationQueuesApi.ListItemsAsync"/> may be asked. What is left out does not narrow the answer.</summary>
public sealed record AnnotationQueueListItemsQuery
{
    /// <summary>Status.</summary>
    public AnnotationQueueStatus? Status { get; init; }

    /// <summary>Page.</summary>
    public int? Page { get; init; }

    /// <summary>Limit.</summary>
    public int? Limit { get; init; }

    internal ApiPath AddTo(ApiPath path) => path
        .Add("status", Status)
        .Add("page", Page)
        .Add("limit", Limit);
}
