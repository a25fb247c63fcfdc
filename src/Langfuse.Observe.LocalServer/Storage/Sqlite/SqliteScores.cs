using Dapper;
using Langfuse.Observe.LocalServer.Features.Scores;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Keeps scores in the file.</summary>
internal sealed class SqliteScores(LocalStore store) : IScoreStore
{
    private const string Columns =
        "projectId, id, traceId, observationId, sessionId, datasetRunId, name, dataType, value, stringValue, source, comment, metadata, configId, queueId, authorUserId, environment, timestampUs, createdUs, updatedUs";

    private static readonly SortOrder s_newestFirst = new("timestamp", IsDescending: true);

    private static readonly string s_upsert =
        $"INSERT OR REPLACE INTO scores ({Columns}) VALUES ({string.Join(", ", Columns.Split(", ").Select(column => "@" + char.ToUpperInvariant(column[0]) + column[1..]))})";

    public ScorePage List(string projectId, Filter filter, int limit, long offset, SortOrder? order = null)
    {
        var where = SqlFilter.Of(SqlFields.OfScores, projectId, filter);
        using var connection = store.Database.Connect();
        var total = connection.ExecuteScalar<long>("SELECT count(*) FROM scores" + where.Where, where.Parameters);
        var scores = connection.Query<Score>(
            $"SELECT * FROM scores{where.Where}{where.OrderBy(order ?? s_newestFirst)}, id LIMIT {limit} OFFSET {offset}", where.Parameters).AsList();
        var traceIds = scores.Where(score => score.TraceId is not null).Select(score => score.TraceId).Distinct().ToArray();
        var traces = connection.Query<Trace>("SELECT * FROM traces WHERE projectId = @projectId AND id IN @traceIds", new { projectId, traceIds }).ToDictionary(trace => trace.Id);
        return new ScorePage(total, scores, traces);
    }

    public Score? Find(string projectId, string id)
    {
        using var connection = store.Database.Connect();
        return connection.QueryFirstOrDefault<Score>("SELECT * FROM scores WHERE projectId = @projectId AND id = @id", new { projectId, id });
    }

    public async Task WriteAsync(string projectId, IReadOnlyList<Score> scores, Action<Score, Score> merge, CancellationToken cancellationToken)
    {
        var added = await store.WriteAsync(session => scores.Count(score => Write(session, projectId, score, merge)), cancellationToken);
        store.AddScores(added);
    }

    public async Task<bool> DeleteAsync(string projectId, string id, CancellationToken cancellationToken)
    {
        var deleted = await store.WriteAsync(
            session => session.Connection.Execute("DELETE FROM scores WHERE projectId = @projectId AND id = @id", new { projectId, id }), cancellationToken);
        store.AddScores(-deleted);
        return deleted > 0;
    }

    private static bool Write(WriteSession session, string projectId, Score score, Action<Score, Score> merge)
    {
        score.ProjectId = projectId;
        var earlier = session.Connection.QueryFirstOrDefault<Score>("SELECT * FROM scores WHERE projectId = @projectId AND id = @Id", new { projectId, score.Id });
        if (earlier is not null)
        {
            merge(score, earlier);
        }

        session.Connection.Execute(s_upsert, score);
        return earlier is null;
    }
}
