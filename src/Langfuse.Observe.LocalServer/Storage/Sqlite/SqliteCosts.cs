using Dapper;
using Langfuse.Observe.LocalServer.Costs;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Reads and rewrites costs.</summary>
internal sealed class SqliteCosts(LocalStore store) : ICostStore
{
    public IReadOnlyList<Observation> Priceable(string projectId, long afterSeq, long fromUs, long toUs, int limit)
    {
        using var connection = store.Database.Connect();
        return connection.Query<Observation>(
            "SELECT * FROM observations WHERE seq > @afterSeq AND projectId = @projectId AND model IS NOT NULL AND startUs >= @fromUs AND startUs < @toUs ORDER BY seq LIMIT @limit",
            new { projectId, afterSeq, fromUs, toUs, limit }).AsList();
    }

    public Task SaveCostsAsync(string projectId, IReadOnlyList<Observation> rows, CancellationToken cancellationToken) => store.WriteAsync(
        session =>
        {
            session.Spans.Reprice(projectId, rows);
            return true;
        },
        cancellationToken);
}
