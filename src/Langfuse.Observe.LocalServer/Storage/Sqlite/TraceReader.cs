using Dapper;
using Langfuse.Observe.LocalServer.Features.Traces;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Reads traces with what belongs to them.</summary>
internal sealed class TraceReader(Database database)
{
    public TracePage List(SqlFilter filter, string orderBy, PageRequest page, bool withIo, bool withIds)
    {
        using var connection = database.Connect();
        var total = connection.ExecuteScalar<long>("SELECT count(*) FROM traces" + filter.Where, filter.Parameters);
        var traces = connection.Query<TraceRow>(
            $"SELECT * FROM traces{filter.Where} ORDER BY {orderBy} LIMIT {page.Limit} OFFSET {page.Offset}", filter.Parameters).AsList();
        var ids = traces.ConvertAll(trace => trace.Id);
        return new TracePage(total, traces, withIo ? Roots(connection, traces) : new Dictionary<long, ObservationRow>(), withIds ? Ids(connection, "observations", ids) : null, withIds ? Ids(connection, "scores", ids) : null);
    }

    public TraceDetails? Find(string traceId)
    {
        using var connection = database.Connect();
        var trace = connection.QueryFirstOrDefault<TraceRow>("SELECT * FROM traces WHERE id = @traceId", new { traceId });
        if (trace is null)
        {
            return null;
        }

        var observations = connection.Query<ObservationRow>("SELECT * FROM observations WHERE traceId = @traceId ORDER BY startUs, seq", new { traceId }).AsList();
        var scores = connection.Query<ScoreRow>("SELECT * FROM scores WHERE traceId = @traceId ORDER BY timestampUs, id", new { traceId }).AsList();
        return new TraceDetails(trace, observations, scores);
    }

    // Input, output and metadata of a trace are those of its newest span without a parent.
    private static Dictionary<long, ObservationRow> Roots(SqliteConnection connection, List<TraceRow> traces) =>
        connection.Query<ObservationRow>("SELECT seq, traceId, id, input, output, metadata FROM observations WHERE seq IN @roots",
            new { roots = traces.Where(trace => trace.RootSeq is not null).Select(trace => trace.RootSeq!.Value).ToArray() })
            .ToDictionary(row => row.Seq);

    private static ILookup<string, string> Ids(SqliteConnection connection, string table, List<string> traceIds) =>
        connection.Query<(string TraceId, string Id)>($"SELECT traceId, id FROM {table} WHERE traceId IN @traceIds", new { traceIds })
            .ToLookup(pair => pair.TraceId, pair => pair.Id);
}
