using Dapper;
using Langfuse.Observe.LocalServer.Features.Scores;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Reads scores, newest first.</summary>
internal sealed class ScoreReader(Database database)
{
    public ScorePage List(SqlFilter filter, int limit, int offset)
    {
        using var connection = database.Connect();
        var total = connection.ExecuteScalar<long>("SELECT count(*) FROM scores" + filter.Where, filter.Parameters);
        var scores = connection.Query<ScoreRow>(
            $"SELECT * FROM scores{filter.Where} ORDER BY timestampUs DESC, id LIMIT {limit} OFFSET {offset}", filter.Parameters).AsList();
        var traceIds = scores.Where(score => score.TraceId is not null).Select(score => score.TraceId).Distinct().ToArray();
        var traces = connection.Query<TraceRow>("SELECT * FROM traces WHERE id IN @traceIds", new { traceIds }).ToDictionary(trace => trace.Id);
        return new ScorePage(total, scores, traces);
    }

    public ScoreRow? Find(string id)
    {
        using var connection = database.Connect();
        return connection.QueryFirstOrDefault<ScoreRow>("SELECT * FROM scores WHERE id = @id", new { id });
    }
}
