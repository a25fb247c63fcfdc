using System.Data.Common;
using Dapper;
using Langfuse.Observe.LocalServer.Features.Traces;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.ClickHouse;

/// <summary>Traces are read as from every store, and deleted from each table on its own.</summary>
internal sealed class ClickHouseTraces(ClickHouseStore store) : ITraceStore
{
    private readonly SqlTraces _reader = new(store);

    public TracePage List(string projectId, Filter filter, SortOrder order, PageRequest page, bool withIo, bool withIds) => _reader.List(projectId, filter, order, page, withIo, withIds);

    public IReadOnlyList<(Trace Trace, string? Metadata)> Newest(string projectId, long fromUs, long toUs, int limit) => _reader.Newest(projectId, fromUs, toUs, limit);

    public TraceDetails? Find(string projectId, string traceId) => _reader.Find(projectId, traceId);

    public Task DeleteAsync(string projectId, IReadOnlyCollection<string> traceIds, CancellationToken cancellationToken)
    {
        var all = traceIds.Select(store.Dialect.Text).Distinct(StringComparer.Ordinal).ToArray();
        return store.Catalogue.WriteAsync(
            catalogue =>
            {
                catalogue.Lock(projectId, all);
                catalogue.Connection.Execute($"DELETE FROM mediaLinks WHERE projectId = @projectId AND {catalogue.Dialect.In("traceId", "@all")}", new { projectId, all });
                using var connection = store.Connect();
                return EventTables.InParts(all, ids => Delete(connection, projectId, ids)).Count;
            },
            cancellationToken);
    }

    // The trace last: until then it can be deleted again.
    private IEnumerable<bool> Delete(DbConnection connection, string projectId, string[] ids)
    {
        store.Tables.Delete(connection, "observations", "project_id = @projectId AND trace_id IN @ids", new { projectId, ids });
        store.Tables.Delete(connection, "scores", "project_id = @projectId AND trace_id IN @ids", new { projectId, ids });
        store.Tables.Delete(connection, "traces", "project_id = @projectId AND id IN @ids", new { projectId, ids });
        return [];
    }
}
