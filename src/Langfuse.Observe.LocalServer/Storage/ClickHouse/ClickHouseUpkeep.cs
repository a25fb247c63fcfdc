using Dapper;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.ClickHouse;

/// <summary>Measures the tables, and lets go of what belongs to no trace.</summary>
internal sealed class ClickHouseUpkeep(ClickHouseStore store) : IStoreUpkeep
{
    private readonly SqlUpkeep _events = new(store);
    private readonly SqlUpkeep _catalogue = new(store.Catalogue);

    public StoreSize Size() => _events.Size();

    public IReadOnlyList<(string Id, long StartUs)> Oldest(string projectId, long beforeUs, int limit) => _events.Oldest(projectId, beforeUs, limit);

    // The catalogue has media, and no scores.
    public async Task<int> SweepAsync(string projectId, long beforeUs, CancellationToken cancellationToken) =>
        await SweepScoresAsync(projectId, beforeUs, cancellationToken) + await _catalogue.SweepAsync(projectId, beforeUs, cancellationToken);

    // ClickHouse merges what was deleted by itself.
    public Task CompactAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task<int> SweepScoresAsync(string projectId, long beforeUs, CancellationToken cancellationToken) => store.WriteAsync(
        session =>
        {
            var of = new { projectId, beforeUs };
            var scores = session.Connection.ExecuteScalar<int>("SELECT toInt32(count()) FROM scores WHERE projectId = @projectId AND timestampUs < @beforeUs AND traceId IS NULL", of);
            if (scores > 0)
            {
                store.Tables.Delete(session.Connection, "scores", "project_id = @projectId AND observe_timestamp_us < @beforeUs AND trace_id IS NULL", of);
            }

            return scores;
        },
        cancellationToken);
}
