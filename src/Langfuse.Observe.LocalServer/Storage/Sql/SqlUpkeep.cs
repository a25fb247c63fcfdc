using Dapper;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Measures the database, and finds the oldest of it.</summary>
internal sealed class SqlUpkeep(SqlStore store) : IStoreUpkeep
{
    public StoreSize Size()
    {
        using var connection = store.Connect();
        var (bytes, used) = store.Dialect.Bytes(connection);
        var (oldest, newest) = connection.QueryFirst<(long?, long?)>("SELECT min(startUs), max(startUs) FROM traces");
        return new StoreSize(bytes, used, store.Counts.Traces, oldest, newest);
    }

    public IReadOnlyList<(string Id, long StartUs)> Oldest(string projectId, long beforeUs, int limit)
    {
        using var connection = store.Connect();
        return connection.Query<(string, long)>(
            $"SELECT id, startUs FROM traces WHERE projectId = @projectId AND startUs < @beforeUs ORDER BY startUs LIMIT {limit}", new { projectId, beforeUs }).AsList();
    }

    public Task<int> SweepAsync(string projectId, long beforeUs, CancellationToken cancellationToken) => store.WriteAsync(
        session =>
        {
            var of = new { projectId, beforeUs };
            var scores = session.Connection.Execute("DELETE FROM scores WHERE projectId = @projectId AND timestampUs < @beforeUs AND traceId IS NULL", of);
            session.Count(scores: -scores);
            return scores + session.Connection.Execute(
                "DELETE FROM media WHERE projectId = @projectId AND createdUs < @beforeUs AND NOT EXISTS (SELECT 1 FROM mediaLinks l WHERE l.projectId = media.projectId AND l.mediaId = media.id)", of);
        },
        cancellationToken);

    public async Task CompactAsync(CancellationToken cancellationToken)
    {
        while (await store.WriteAsync(session => session.Dialect.MergeWords(session.Connection), cancellationToken))
        {
        }
    }
}
