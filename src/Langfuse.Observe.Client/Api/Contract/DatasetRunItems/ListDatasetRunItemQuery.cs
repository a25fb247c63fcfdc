namespace Langfuse.Observe.Api;

/// <summary>What <see cref="DatasetRunItemsApi.ListAsync"/> may be asked. What is left out does not narrow the answer.</summary>
public sealed record ListDatasetRunItemQuery
{
    /// <summary>Dataset id.</summary>
    public required string DatasetId { get; init; }

    /// <summary>Run name.</summary>
    public required string RunName { get; init; }

    /// <summary>Page.</summary>
    public int? Page { get; init; }

    /// <summary>Limit.</summary>
    public int? Limit { get; init; }

    internal ApiPath AddTo(ApiPath path) => path
        .Add("datasetId", DatasetId)
        .Add("runName", RunName)
        .Add("page", Page)
        .Add("limit", Limit);
}
