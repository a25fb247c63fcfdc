using Dapper;
using Langfuse.Observe.LocalServer.Features.Traces;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Reads traces with what belongs to them, and deletes them.</summary>
internal sealed class SqliteTraces(LocalStore store) : ITraceStore
{
    public TracePage List(string projectId, Filter filter, SortOrder order, PageRequest page, bool withIo, bool withIds)
    {
        var where = SqlFilter.Of(SqlFields.OfTraces, projectId, filter);
        using var connection = store.Database.Connect();
        var total = connection.ExecuteScalar<long>("SELECT count(*) FROM traces" + where.Where, where.Parameters);
        var traces = connection.Query<Trace>(
            $"SELECT * FROM traces{where.Where}{where.OrderBy(order)}, id LIMIT {page.Limit} OFFSET {page.Offset}", where.Parameters).AsList();
        return new TracePage(
            total,
            traces,
            withIo ? Roots(connection, traces) : new Dictionary<long, Observation>(),
            withIds ? Ids(connection, "observations", projectId, traces) : null,
            withIds ? Ids(connection, "scores", projectId, traces) : null);
    }

    public TraceDetails? Find(string projectId, string traceId)
    {
        using var connection = store.Database.Connect();
        var of = new { projectId, traceId };
        var trace = connection.QueryFirstOrDefault<Trace>("SELECT * FROM traces WHERE projectId = @projectId AND id = @traceId", of);
        if (trace is null)
        {
            return null;
        }

        var observations = connection.Query<Observation>("SELECT * FROM observations WHERE projectId = @projectId AND traceId = @traceId ORDER BY startUs, seq", of).AsList();
        var scores = connection.Query<Score>("SELECT * FROM scores WHERE projectId = @projectId AND traceId = @traceId ORDER BY timestampUs, id", of).AsList();
        return new TraceDetails(trace, observations, scores);
    }

    public async Task DeleteAsync(string projectId, IReadOnlyCollection<string> traceIds, CancellationToken cancellationToken)
    {
        const string Those = "projectId = @projectId AND traceId IN @traceIds";
        var of = new { projectId, traceIds };
        await store.WriteAsync(
            session =>
            {
                FullTextIndex.Forget(session.Connection, Those, of);
                session.Connection.Execute("DELETE FROM observations WHERE " + Those, of);
                session.Connection.Execute("DELETE FROM scores WHERE " + Those, of);
                session.Connection.Execute("DELETE FROM mediaLinks WHERE " + Those, of);
                return session.Connection.Execute("DELETE FROM traces WHERE projectId = @projectId AND id IN @traceIds", of);
            },
            cancellationToken);
        store.Count();
    }

    // Input, output and metadata of a trace are those of its newest span without a parent.
    private static Dictionary<long, Observation> Roots(SqliteConnection connection, List<Trace> traces) =>
        connection.Query<Observation>(
            "SELECT seq, traceId, id, input, output, metadata FROM observations WHERE seq IN @roots",
            new { roots = traces.Where(trace => trace.RootSeq is not null).Select(trace => trace.RootSeq!.Value).ToArray() })
            .ToDictionary(row => row.Seq);

    private static ILookup<string, string> Ids(SqliteConnection connection, string table, string projectId, List<Trace> traces) =>
        connection.Query<(string TraceId, string Id)>(
            $"SELECT traceId, id FROM {table} WHERE projectId = @projectId AND traceId IN @ids", new { projectId, ids = traces.ConvertAll(trace => trace.Id) })
            .ToLookup(pair => pair.TraceId, pair => pair.Id);
}
