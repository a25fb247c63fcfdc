namespace Langfuse.Observe.LocalServer.Features.Traces;

/// <summary>Reads and deletes traces.</summary>
internal interface ITraceStore
{
    TracePage List(string projectId, Filter filter, SortOrder order, PageRequest page, bool withIo, bool withIds);

    /// <summary>The newest traces of a time, each with its metadata and without its content.</summary>
    IReadOnlyList<(Trace Trace, string? Metadata)> Newest(string projectId, long fromUs, long toUs, int limit)
    {
        var page = List(projectId, new Filter().AndBetween("timestamp", fromUs, toUs), new SortOrder("timestamp", IsDescending: true), new PageRequest(1, limit), withIo: true, withIds: false);
        return [.. page.Traces.Select(trace => (trace, trace.OwnTrace?.Metadata ?? page.Root(trace)?.Metadata))];
    }

    TraceDetails? Find(string projectId, string traceId);

    /// <summary>Deletes traces with their observations, scores and links to media.</summary>
    Task DeleteAsync(string projectId, IReadOnlyCollection<string> traceIds, CancellationToken cancellationToken);
}
