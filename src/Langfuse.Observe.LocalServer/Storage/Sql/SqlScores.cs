using Dapper;
using Langfuse.Observe.LocalServer.Features.Scores;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Keeps scores in the database.</summary>
internal sealed class SqlScores(SqlStore store) : IScoreStore
{
    private static readonly string[] s_columns =
        ("projectId, id, traceId, observationId, sessionId, datasetRunId, name, dataType, value, stringValue, source, comment, metadata, configId, queueId, authorUserId, " +
         "environment, timestampUs, createdUs, updatedUs").Split(", ");

    private static readonly SortOrder s_newestFirst = new("timestamp", IsDescending: true);

    private static readonly string s_upsert =
        $"INSERT INTO scores ({string.Join(", ", s_columns)}) VALUES ({string.Join(", ", s_columns.Select(column => "@" + char.ToUpperInvariant(column[0]) + column[1..]))}) "
        + $"ON CONFLICT (projectId, id) DO UPDATE SET {string.Join(", ", s_columns[2..].Select(column => $"{column} = excluded.{column}"))}";

    private static readonly string s_put =
        s_upsert[..s_upsert.IndexOf("DO UPDATE", StringComparison.Ordinal)] + "DO UPDATE SET " + string.Join(", ", "dataType, value, stringValue, comment, metadata, updatedUs".Split(", ").Select(column => $"{column} = excluded.{column}"));

    public ScorePage List(string projectId, Filter filter, int limit, long offset, SortOrder? order = null, bool isCounted = true)
    {
        var where = SqlFilter.Of(store.Dialect, store.Dialect.Fields.OfScores, projectId, filter);
        using var connection = store.Connect();
        var found = connection.Query<Score>(
            $"SELECT * FROM scores{where.Where}{where.OrderBy(order ?? s_newestFirst)}, id LIMIT {PageRows.Read(limit, isCounted)} OFFSET {offset}", where.Parameters).AsList();
        var total = isCounted ? connection.ExecuteScalar<long>("SELECT count(*) FROM scores" + where.Where, where.Parameters) : offset + found.Count;
        var scores = PageRows.Shown(found, limit);
        var traceIds = scores.Select(score => score.TraceId).OfType<string>().Distinct().ToArray();
        var traces = connection.Query<Trace>($"SELECT {TraceColumns.All} FROM traces WHERE projectId = @projectId AND {store.Dialect.In("id", "@traceIds")}", new { projectId, traceIds })
            .ToDictionary(trace => trace.Id);
        return new ScorePage(total, scores, traces);
    }

    public Score? Find(string projectId, string id)
    {
        using var connection = store.Connect();
        return connection.QueryFirstOrDefault<Score>("SELECT * FROM scores WHERE projectId = @projectId AND id = @id", new { projectId, id = store.Dialect.Text(id) });
    }

    public Task WriteAsync(string projectId, IReadOnlyList<Score> scores, Action<Score, Score> merge, CancellationToken cancellationToken) => store.WriteAsync(
        session =>
        {
            session.Lock(projectId, scores.Select(score => score.Id));
            session.Count(scores: scores.Count(score => Write(session, projectId, score, merge)));
            return true;
        },
        cancellationToken);

    public Task PutAsync(string projectId, IReadOnlyList<Score> scores, CancellationToken cancellationToken) => store.WriteAsync(
        session =>
        {
            session.Lock(projectId, scores.Select(score => score.Id));
            var ids = scores.Select(score => session.Dialect.Text(score.Id)).ToArray();
            var present = session.Connection.ExecuteScalar<long>($"SELECT count(*) FROM scores WHERE projectId = @projectId AND {session.Dialect.In("id", "@ids")}", new { projectId, ids });

            // One statement for all: a rule over what is stored writes a thousand at a time.
            session.Connection.Execute(s_put, scores.Select(score =>
            {
                score.ProjectId = projectId;
                return ScoreRow.Of(score, session.Dialect);
            }));
            session.Count(scores: scores.Count - (int)present);
            return true;
        },
        cancellationToken);

    public async Task<bool> DeleteAsync(string projectId, string id, CancellationToken cancellationToken) => await store.WriteAsync(
        session =>
        {
            var deleted = session.Connection.Execute("DELETE FROM scores WHERE projectId = @projectId AND id = @id", new { projectId, id = session.Dialect.Text(id) });
            session.Count(scores: -deleted);
            return deleted;
        },
        cancellationToken) > 0;

    private static bool Write(SqlSession session, string projectId, Score score, Action<Score, Score> merge)
    {
        score.ProjectId = projectId;
        var earlier = session.Connection.QueryFirstOrDefault<Score>(
            "SELECT * FROM scores WHERE projectId = @projectId AND id = @id", new { projectId, id = session.Dialect.Text(score.Id) });
        if (earlier is not null)
        {
            merge(score, earlier);
        }

        session.Connection.Execute(s_upsert, ScoreRow.Of(score, session.Dialect));
        return earlier is null;
    }
}
