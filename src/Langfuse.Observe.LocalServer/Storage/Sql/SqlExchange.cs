using System.Text.Json;
using Dapper;
using Langfuse.Observe.LocalServer.Features.Exchange;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Reads everything of a project, page after page.</summary>
internal sealed class SqlExchange(SqlStore store) : IExchangeStore
{
    public IReadOnlyList<Observation> Observations(string projectId, long afterSeq, long fromUs, long toUs, int limit)
    {
        using var connection = store.Connect();
        return connection.Query<Observation>(
            $"SELECT {ObservationColumns.Read} FROM observations WHERE seq > @afterSeq AND projectId = @projectId AND startUs >= @fromUs AND startUs < @toUs ORDER BY seq LIMIT {limit}", new { projectId, afterSeq, fromUs, toUs }).AsList();
    }

    public IReadOnlyList<OwnTrace> Traces(string projectId, string afterId, long fromUs, long toUs, int limit)
    {
        using var connection = store.Connect();
        return
        [
            .. connection.Query<string>(
                $"SELECT own FROM traces WHERE projectId = @projectId AND id > @afterId AND own IS NOT NULL AND startUs >= @fromUs AND startUs < @toUs ORDER BY id LIMIT {limit}",
                new { projectId, afterId = store.Dialect.Text(afterId), fromUs, toUs }).Select(json => JsonSerializer.Deserialize(json, OwnTraceJson.Default.OwnTrace)).OfType<OwnTrace>(),
        ];
    }

    public IReadOnlyList<Score> Scores(string projectId, string afterId, long fromUs, long toUs, int limit)
    {
        using var connection = store.Connect();
        return connection.Query<Score>(
            $"SELECT * FROM scores WHERE projectId = @projectId AND id > @afterId AND timestampUs >= @fromUs AND timestampUs < @toUs ORDER BY id LIMIT {limit}",
            new { projectId, afterId = store.Dialect.Text(afterId), fromUs, toUs }).AsList();
    }
}
