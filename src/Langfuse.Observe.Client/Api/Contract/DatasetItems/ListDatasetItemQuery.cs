namespace Langfuse.Observe.Api;

/// <summary>What <see cref="DatasetItemsApi.ListAsync"/> may be asked. What is left out does not narrow the answer.</summary>
public sealed record ListDatasetItemQuery
{
    /// <summary>Dataset name.</summary>
    public string? DatasetName { get; init; }

    /// <summary>Source trace id.</summary>
    public string? SourceTraceId { get; init; }

    /// <summary>Source observation id.</summary>
    public string? SourceObservationId { get; init; }

    /// <summary>Version.</summary>
    public DateTimeOffset? Version { get; init; }

    /// <summary>Page.</summary>
    public int? Page { get; init; }

    /// <summary>Limit.</summary>
    public int? Limit { get; init; }

    internal ApiPath AddTo(ApiPath path) => path
        .Add("datasetName", DatasetName)
        .Add("sourceTraceId", SourceTraceId)
        .Add("sourceObservationId", SourceObservationId)
        .Add("version", Version)
        .Add("page", Page)
        .Add("limit", Limit);
}
