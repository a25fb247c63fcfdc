using Dapper;
using Langfuse.Observe.LocalServer.Evaluation;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Observations by their number, which only grows: the file has one writer.</summary>
internal sealed class SqliteEvaluationFeed(LocalStore store) : IEvaluationFeed
{
    public IReadOnlyList<Observation> After(string projectId, long position, long upTo, int limit)
    {
        using var connection = store.Database.Connect();

        // The plus keeps SQLite from the index by project: the rows are asked for in the order of their number.
        return connection.Query<Observation>(
            "SELECT * FROM observations WHERE seq > @position AND seq <= @upTo AND +projectId = @projectId ORDER BY seq LIMIT @limit", new { projectId, position, upTo, limit }).AsList();
    }

    public long Newest(string projectId)
    {
        using var connection = store.Database.Connect();
        return connection.ExecuteScalar<long?>("SELECT max(seq) FROM observations") ?? 0;
    }
}
