using Dapper;
using Langfuse.Observe.LocalServer.Features.Observations;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Reads observations.</summary>
internal sealed class SqlObservations(SqlStore store) : IObservationStore
{
    private readonly RowCounts _counts = new(store);

    public (long Total, IReadOnlyList<Observation> Rows) List(string projectId, Filter filter, SortOrder order, int limit, long offset, bool isCounted = true)
    {
        var where = SqlFilter.Of(store.Dialect, store.Dialect.Fields.OfObservations, projectId, filter);
        using var connection = store.Connect();
        var rows = connection.Query<Observation>(
            $"SELECT {ObservationColumns.Read} FROM observations{where.Where}{where.OrderBy(order)}, seq DESC LIMIT {PageRows.Read(limit, isCounted)} OFFSET {offset}", where.Parameters).AsList();
        return (isCounted ? _counts.Observations(connection, projectId, filter, where) : offset + rows.Count, PageRows.Shown(rows, limit));
    }

    public IReadOnlyList<ObservationFacts> Facts(string projectId, IReadOnlyCollection<string> traceIds, IReadOnlyCollection<string> types, int limit)
    {
        var where = SqlFilter.Of(store.Dialect, store.Dialect.Fields.OfObservations, projectId, new Filter().AndAnyOf("traceId", traceIds).AndAnyOf("type", types));
        using var connection = store.Connect();
        return connection.Query<ObservationFacts>($"SELECT traceId, type, name, model, level, totalCost FROM observations{where.Where} ORDER BY startUs, seq LIMIT {limit}", where.Parameters).AsList();
    }

    public Observation? Find(string projectId, string id)
    {
        using var connection = store.Connect();
        return connection.QueryFirstOrDefault<Observation>($"SELECT {ObservationColumns.Read} FROM observations WHERE projectId = @projectId AND id = @id ORDER BY seq DESC", new { projectId, id = store.Dialect.Text(id) });
    }

    public Observation? Find(string projectId, string traceId, string id)
    {
        using var connection = store.Connect();
        return connection.QueryFirstOrDefault<Observation>(
            $"SELECT {ObservationColumns.Read} FROM observations WHERE projectId = @projectId AND traceId = @traceId AND id = @id ORDER BY seq DESC", new { projectId, traceId = store.Dialect.Text(traceId), id = store.Dialect.Text(id) });
    }
}
