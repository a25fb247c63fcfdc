using Dapper;
using Langfuse.Observe.LocalServer.Features.Page;
using Langfuse.Observe.LocalServer.Model;
using Langfuse.Observe.LocalServer.Storage.Sql;
using Langfuse.Observe.LocalServer.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.Server.Tests.Storage;

public sealed class WriteQueueTests : IAsyncLifetime
{
    private readonly SqliteStore _store = SqliteStore.Open(null);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    private static Observation[] Rows(string prefix, int count, int size) =>
        [.. Enumerable.Range(0, count).Select(number => new Observation { TraceId = prefix, Id = $"{prefix}-{number}", Input = new string('x', size) })];

    [Fact]
    public async Task Write_WhenThereIsNoRoom_FailsAlone_AndTheNextSucceedsWhenThereIs()
    {
        await _store.WriteAsync("local", Rows("first", 10, 100), CancellationToken.None);
        await _store.Writer.WriteAsync(session => session.Connection.Execute($"PRAGMA max_page_count={session.Connection.ExecuteScalar<long>("PRAGMA page_count") + 5}"));

        await Assert.ThrowsAsync<SqliteException>(() => _store.WriteAsync("local", Rows("too-much", 100, 10_000), CancellationToken.None));
        await _store.Writer.WriteAsync(session => session.Connection.Execute("PRAGMA max_page_count=1000000"));
        await _store.WriteAsync("local", Rows("later", 100, 10_000), CancellationToken.None);

        Assert.Equal(110, _store.Counts.Observations);
        using var connection = _store.Database.Connect();
        Assert.Equal(["first", "later"], connection.Query<string>("SELECT id FROM traces ORDER BY id"));
        Assert.Equal(110, connection.ExecuteScalar<long>("SELECT count(*) FROM observations"));
    }

    [Fact]
    public async Task Write_ThatThrows_UndoesItselfAndNotItsNeighbours()
    {
        var good = _store.Writer.WriteAsync(session => session.Connection.Execute("INSERT INTO facts VALUES ('good', 1)"));
        var bad = _store.Writer.WriteAsync<int>(session =>
        {
            session.Connection.Execute("INSERT INTO facts VALUES ('bad', 1)");
            throw new InvalidOperationException("no");
        });
        var other = _store.Writer.WriteAsync(session => session.Connection.Execute("INSERT INTO facts VALUES ('other', 1)"));

        await good;
        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        await other;

        using var connection = _store.Database.Connect();
        Assert.Equal(["good", "other"], connection.Query<string>("SELECT name FROM facts WHERE name IN ('good', 'bad', 'other') ORDER BY name"));
    }

    [Fact]
    public async Task Index_FollowsRowsThatCameReplacedAndWent()
    {
        await _store.WriteAsync("local", [new Observation { TraceId = "t1", Id = "a", Input = "warranty clause" }, new Observation { TraceId = "t2", Id = "b", Input = "warranty too" }], CancellationToken.None);
        await _store.Writer.IndexAsync();
        Assert.Equal(["t1", "t2"], Find("warr"));

        await _store.WriteAsync("local", [new Observation { TraceId = "t1", Id = "a", Input = "refund clause" }], CancellationToken.None);
        await new SqlTraces(_store).DeleteAsync("local", ["t2"], CancellationToken.None);
        await _store.Writer.IndexAsync();

        Assert.Empty(Find("warranty"));
        Assert.Equal(["t1"], Find("clause refund"));
        using var connection = _store.Database.Connect();
        Assert.Equal(1, connection.ExecuteScalar<long>("SELECT count(*) FROM observationText WHERE observationText MATCH 'clause'"));
        connection.Execute("INSERT INTO observationText (observationText, rank) VALUES ('integrity-check', 1)");
    }

    private IEnumerable<string> Find(string typed)
    {
        var listing = new SqlPage(_store).TracesAsync("local", SearchText.Parse(typed), new SortOrder("timestamp", IsDescending: true), 100, 0, CancellationToken.None).GetAwaiter().GetResult();
        return [.. listing.Traces.Select(trace => trace.Id).Order(StringComparer.Ordinal)];
    }
}
