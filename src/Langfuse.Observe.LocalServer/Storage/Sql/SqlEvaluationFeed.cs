using Dapper;
using Langfuse.Observe.LocalServer.Evaluation;
using Langfuse.Observe.LocalServer.Storage.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Observations by their number, which grows with each row.</summary>
internal sealed class SqlEvaluationFeed(SqlStore store) : IEvaluationFeed
{
    // Where many write at once, a smaller number may be committed after a greater one; by then it is there.
    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(5);

    public IReadOnlyList<Observation> After(string projectId, long position, long upTo, int limit)
    {
        var createdUs = store is SqliteStore ? long.MaxValue : Micros.Of(DateTimeOffset.UtcNow - s_settled);
        using var connection = store.Connect();
        return connection.Query<Observation>(
            $"SELECT {ObservationColumns.Read} FROM observations WHERE seq > @position AND seq <= @upTo AND projectId = @projectId ORDER BY seq LIMIT @limit", new { projectId, position, upTo, limit })
            .TakeWhile(row => row.CreatedUs <= createdUs).ToList();
    }

    public long Newest(string projectId)
    {
        using var connection = store.Connect();
        return connection.ExecuteScalar<long?>("SELECT max(seq) FROM observations") ?? 0;
    }
}
