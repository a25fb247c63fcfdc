using System.Data.Common;
using Dapper;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.ClickHouse;

/// <summary>Scores are read as from every store, and changed by a later version of their row.</summary>
internal sealed class ClickHouseScores(ClickHouseStore store) : IScoreStore
{
    private readonly SqlScores _reader = new(store);

    public ScorePage List(string projectId, Filter filter, int limit, long offset, SortOrder? order = null, bool isCounted = true) =>
        _reader.List(projectId, filter, limit, offset, order, isCounted);

    public Score? Find(string projectId, string id) => _reader.Find(projectId, id);

    public Task WriteAsync(string projectId, IReadOnlyList<Score> scores, Action<Score, Score> merge, CancellationToken cancellationToken) => WriteAsync(
        projectId,
        scores,
        (score, earlier) =>
        {
            merge(score, earlier);
            return score;
        },
        cancellationToken);

    public Task PutAsync(string projectId, IReadOnlyList<Score> scores, CancellationToken cancellationToken) => WriteAsync(
        projectId,
        scores,
        (score, earlier) =>
        {
            (earlier.DataType, earlier.Value, earlier.StringValue, earlier.Comment, earlier.Metadata, earlier.UpdatedUs) =
                (score.DataType, score.Value, score.StringValue, score.Comment, score.Metadata, score.UpdatedUs);
            return earlier;
        },
        cancellationToken);

    public Task<bool> DeleteAsync(string projectId, string id, CancellationToken cancellationToken) => store.WriteAsync(
        session =>
        {
            var of = new { projectId, id = session.Dialect.Text(id) };
            session.Lock(projectId, [of.id]);
            var isThere = session.Connection.ExecuteScalar<long>("SELECT toInt64(count()) FROM scores WHERE projectId = @projectId AND id = @id", of) > 0;
            if (isThere)
            {
                store.Tables.Delete(session.Connection, "scores", "project_id = @projectId AND id = @id", of);
            }

            return isThere;
        },
        cancellationToken);

    private Task<bool> WriteAsync(string projectId, IReadOnlyList<Score> scores, Func<Score, Score, Score> merge, CancellationToken cancellationToken) => store.WriteAsync(
        session =>
        {
            foreach (var score in scores)
            {
                score.ProjectId = projectId;
                score.Id = session.Dialect.Text(score.Id);
            }

            var ids = scores.Select(score => score.Id).Distinct(StringComparer.Ordinal).ToArray();
            session.Lock(projectId, ids);
            var earlier = Earlier(session.Connection, projectId, ids);
            var last = scores.Aggregate(
                earlier.ToDictionary(row => row.Key, row => row.Value.Score, StringComparer.Ordinal),
                (all, score) =>
                {
                    all[score.Id] = all.TryGetValue(score.Id, out var before) ? merge(score, before) : score;
                    return all;
                });
            Insert(last.Values, earlier);
            return true;
        },
        cancellationToken);

    private static Dictionary<string, Stored> Earlier(DbConnection connection, string projectId, string[] ids) =>
        EventTables.InParts(ids, some => connection.Query<Score, long, Stored>(
            "SELECT * FROM scores WHERE projectId = @projectId AND id IN @some", (score, version) => new Stored(score, score.Name, score.TimestampUs, version), new { projectId, some }, splitOn: "eventMs"))
            .ToDictionary(row => row.Score.Id, StringComparer.Ordinal);

    // One that has another name or time stands at another place of the order.
    private void Insert(IReadOnlyCollection<Score> scores, Dictionary<string, Stored> earlier)
    {
        var gone = earlier.Values.Select(row => row.Version).Append(Micros.Of(DateTimeOffset.UtcNow) / 1000).Max() + 1;
        using var rows = new JsonRows();
        foreach (var score in scores)
        {
            if (earlier.TryGetValue(score.Id, out var before) && (before.Name != score.Name || before.TimestampUs != score.TimestampUs))
            {
                EventRows.AddGone(rows, new Score { ProjectId = score.ProjectId, Id = score.Id, Name = before.Name, TimestampUs = before.TimestampUs }, gone);
            }

            EventRows.Add(rows, score, gone + 1);
        }

        store.Tables.Insert("scores", rows);
    }

    /// <param name="Score">The score, which a merge may change.</param>
    /// <param name="Name">Its name as stored.</param>
    /// <param name="TimestampUs">Its time as stored.</param>
    /// <param name="Version">The version of its row, in milliseconds.</param>
    private sealed record Stored(Score Score, string Name, long TimestampUs, long Version);
}
