using Dapper;
using Langfuse.Observe.LocalServer.Storage.Sqlite;

namespace Langfuse.Observe.Server.Tests.Storage;

/// <summary>Which index SQLite takes: the wrong one reads a million rows for the four of a trace.</summary>
public sealed class QueryPlanTests : IAsyncLifetime
{
    private readonly SqliteStore _store = SqliteStore.Open(null);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData("SELECT * FROM observations WHERE projectId = 'p' AND traceId = 't' ORDER BY startUs, seq", "observations_trace (projectId=? AND traceId=?)")]
    [InlineData("SELECT * FROM observations WHERE projectId = 'p' AND id = 'o' ORDER BY seq DESC", "observations_id (projectId=? AND id=?)")]
    [InlineData("SELECT * FROM observations WHERE projectId = 'p' ORDER BY startUs DESC, seq DESC LIMIT 50", "observations_start (projectId=?)")]
    [InlineData("SELECT * FROM scores WHERE projectId = 'p' AND traceId = 't' ORDER BY timestampUs, id", "scores_trace (projectId=? AND traceId=?)")]
    [InlineData("SELECT * FROM scores WHERE projectId = 'p' ORDER BY timestampUs DESC, id LIMIT 50", "scores_time (projectId=?)")]
    [InlineData("SELECT * FROM traces WHERE projectId = 'p' AND id = 't'", "PRIMARY KEY (projectId=? AND id=?)")]
    [InlineData("SELECT * FROM traces WHERE projectId = 'p' AND userId = 'u' ORDER BY startUs DESC, id LIMIT 50", "traces_user (projectId=? AND userId=?)")]
    [InlineData("SELECT * FROM traces WHERE projectId = 'p' AND sessionId = 's' ORDER BY startUs", "traces_session (projectId=? AND sessionId=?)")]
    [InlineData("SELECT sessionId, min(startUs), max(endUs), max(environment), max(userId), sum(totalTokens), sum(totalCost), max(levelRank) FROM traces WHERE projectId = 'p' AND sessionId IS NOT NULL GROUP BY projectId, sessionId", "COVERING INDEX traces_session (projectId=? AND sessionId>?)")]
    [InlineData("SELECT userId, min(startUs), max(endUs), max(environment), count(DISTINCT sessionId), max(levelRank), sum(totalTokens), sum(totalCost) FROM traces WHERE projectId = 'p' AND userId IS NOT NULL GROUP BY projectId, userId", "COVERING INDEX traces_user (projectId=? AND userId>?)")]
    [InlineData("SELECT * FROM traces WHERE projectId = 'p' ORDER BY startUs DESC, id LIMIT 50", "traces_start (projectId=?)")]
    [InlineData("SELECT model, startUs / 86400000000, total(totalCost) FROM observations WHERE projectId = 'p' AND startUs >= 1 AND startUs < 9 GROUP BY 1, 2", "COVERING INDEX observations_start (projectId=? AND startUs>? AND startUs<?)")]
    [InlineData("SELECT userId, total(totalCost) FROM traces WHERE projectId = 'p' AND startUs >= 1 AND startUs < 9 GROUP BY 1", "COVERING INDEX traces_start (projectId=? AND startUs>? AND startUs<?)")]
    [InlineData("SELECT count(*) FROM observations WHERE projectId = 'p'", "COVERING INDEX observations_id (projectId=?)")]
    [InlineData("SELECT json FROM documents WHERE projectId = 'p' AND kind = 'k' AND parent = 'x' ORDER BY sortOrder DESC, id DESC LIMIT 9", "documents_parent (projectId=? AND kind=? AND parent=?)")]
    public void Query_TakesTheIndexMadeForIt(string sql, string index)
    {
        using var connection = _store.Connect();

        var plan = connection.Query("EXPLAIN QUERY PLAN " + sql).Select(row => (string)row.detail).First();

        Assert.Contains(index, plan, StringComparison.Ordinal);
    }
}
