using System.Data.Common;
using Dapper;
using Langfuse.Observe.LocalServer.Features.Traces;
using Langfuse.Observe.LocalServer.Storage.Rollups;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Reads traces with what belongs to them, and deletes them.</summary>
internal sealed class SqlTraces(SqlStore store) : ITraceStore
{
    private const int RootsAtOnce = 1000;

    private readonly RowCounts _counts = new(store);

    public TracePage List(string projectId, Filter filter, SortOrder order, PageRequest page, bool withIo, bool withIds)
    {
        var where = SqlFilter.Of(store.Dialect, store.Dialect.Fields.OfTraces, projectId, filter);
        using var connection = store.Connect();
        var total = _counts.Traces(connection, projectId, filter, where);
        var traces = connection.Query<Trace>(
            $"SELECT {TraceColumns.All} FROM traces{where.Where}{where.OrderBy(order)}, id LIMIT {page.Limit} OFFSET {page.Offset}", where.Parameters).AsList();
        return new TracePage(
            total,
            traces,
            withIo ? Roots(connection, projectId, traces) : new Dictionary<long, Observation>(),
            withIds ? Ids(connection, "observations", projectId, traces) : null,
            withIds ? Ids(connection, "scores", projectId, traces) : null);
    }

    public IReadOnlyList<(Trace Trace, string? Metadata)> Newest(string projectId, long fromUs, long toUs, int limit)
    {
        var where = SqlFilter.Of(store.Dialect, store.Dialect.Fields.OfTraces, projectId, new Filter().AndBetween("timestamp", fromUs, toUs));
        using var connection = store.Connect();
        var traces = connection.Query<Trace>($"SELECT {TraceColumns.All} FROM traces{where.Where} ORDER BY startUs DESC, id LIMIT {limit}", where.Parameters).AsList();
        var metadata = new Dictionary<long, string?>();
        foreach (var some in traces.Chunk(RootsAtOnce))
        {
            foreach (var root in connection.Query<Observation>($"SELECT seq, metadata FROM observations WHERE {RootsOf.Condition(store.Dialect)}", RootsOf.Parameters(projectId, some)))
            {
                metadata[root.Seq] = root.Metadata;
            }
        }

        return [.. traces.Select(trace => (trace, trace.OwnTrace?.Metadata ?? (trace.RootSeq is { } seq ? metadata.GetValueOrDefault(seq) : null)))];
    }

    public TraceDetails? Find(string projectId, string traceId)
    {
        using var connection = store.Connect();
        var of = new { projectId, traceId = store.Dialect.Text(traceId) };
        var trace = connection.QueryFirstOrDefault<Trace>($"SELECT {TraceColumns.All} FROM traces WHERE projectId = @projectId AND id = @traceId", of);
        if (trace is null)
        {
            return null;
        }

        var observations = connection.Query<Observation>($"SELECT {ObservationColumns.Read} FROM observations WHERE projectId = @projectId AND traceId = @traceId ORDER BY startUs, seq", of).AsList();
        var scores = connection.Query<Score>("SELECT * FROM scores WHERE projectId = @projectId AND traceId = @traceId ORDER BY timestampUs, id", of).AsList();
        return new TraceDetails(trace, observations, scores);
    }

    public Task DeleteAsync(string projectId, IReadOnlyCollection<string> traceIds, CancellationToken cancellationToken)
    {
        var of = new { projectId, traceIds = traceIds.Select(store.Dialect.Text).ToArray() };
        var those = "projectId = @projectId AND " + store.Dialect.In("traceId", "@traceIds");
        return store.WriteAsync(
            session =>
            {
                session.Lock(projectId, of.traceIds);
                session.Dialect.ForgetWords(session.Connection, those, of);
                ForgetRollups(session, projectId, those, of);
                session.Connection.Execute("DELETE FROM mediaLinks WHERE " + those, of);
                session.Count(
                    observations: -session.Connection.Execute("DELETE FROM observations WHERE " + those, of),
                    scores: -session.Connection.Execute("DELETE FROM scores WHERE " + those, of),
                    traces: -session.Connection.Execute("DELETE FROM traces WHERE projectId = @projectId AND " + session.Dialect.In("id", "@traceIds"), of));
                return true;
            },
            cancellationToken);
    }

    private static void ForgetRollups(SqlSession session, string projectId, string those, object of)
    {
        foreach (var row in session.Connection.Query<Observation>($"SELECT {RollupFact.ObservationColumns} FROM observations WHERE {those}", of, buffered: false))
        {
            session.Rollups.Remove(projectId, RollupFact.Of(row));
        }

        foreach (var trace in session.Connection.Query<Trace>("SELECT * FROM traces WHERE projectId = @projectId AND " + session.Dialect.In("id", "@traceIds"), of, buffered: false))
        {
            session.Rollups.Remove(projectId, RollupFact.Of(trace));
        }
    }

    // Input, output and metadata of a trace are those of its newest span without a parent.
    private Dictionary<long, Observation> Roots(DbConnection connection, string projectId, List<Trace> traces) =>
        connection.Query<Observation>(
            $"SELECT seq, traceId, id, input, output, metadata FROM observations WHERE {RootsOf.Condition(store.Dialect)}", RootsOf.Parameters(projectId, traces))
            .ToDictionary(row => row.Seq);

    private ILookup<string, string> Ids(DbConnection connection, string table, string projectId, List<Trace> traces) =>
        connection.Query<(string TraceId, string Id)>(
            $"SELECT traceId, id FROM {table} WHERE projectId = @projectId AND {store.Dialect.In("traceId", "@ids")}", new { projectId, ids = traces.Select(trace => trace.Id).ToArray() })
            .ToLookup(pair => pair.TraceId, pair => pair.Id);
}
