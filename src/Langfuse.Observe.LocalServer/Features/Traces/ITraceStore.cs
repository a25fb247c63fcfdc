namespace Langfuse.Observe.LocalServer.Features.Traces;

/// <summary>Reads and deletes traces.</summary>
internal interface ITraceStore
{
    TracePage List(string projectId, Filter filter, SortOrder order, PageRequest page, bool withIo, bool withIds);

    TraceDetails? Find(string projectId, string traceId);

    /// <summary>Deletes traces with their observations, scores and links to media.</summary>
    Task DeleteAsync(string projectId, IReadOnlyCollection<string> traceIds, CancellationToken cancellationToken);
}
