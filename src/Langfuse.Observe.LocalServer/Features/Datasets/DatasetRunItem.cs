namespace Langfuse.Observe.LocalServer.Features.Datasets;

/// <summary>What a run made of an item: a trace, or an observation in it. An item may have several in one run.</summary>
internal sealed record DatasetRunItem(
    string Id, string DatasetRunId, string DatasetRunName, string DatasetItemId, string TraceId, string? ObservationId, long? DatasetVersionUs, long CreatedUs, long UpdatedUs);
