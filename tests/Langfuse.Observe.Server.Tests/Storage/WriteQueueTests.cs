using Dapper;
using Langfuse.Observe.LocalServer.Features.Page;
using Langfuse.Observe.LocalServer.Model;
using Langfuse.Observe.LocalServer.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.Server.Tests.Storage;

public sealed class WriteQueueTests : IAsyncLifetime
{
    private readonly LocalStore _store = LocalStore.Open(null);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    private static ObservationRow[] Rows(string prefix, int count, int size) =>
        [.. Enumerable.Range(0, count).Select(number => new ObservationRow { TraceId = prefix, Id = $"{prefix}-{number}", Input = new string('x', size) })];

    [Fact]
    public async Task Write_WhenThereIsNoRoom_FailsAlone_AndTheNextSucceedsWhenThereIs()
    {
        await _store.WriteSpansAsync(Rows("first", 10, 100));
        await _store.Writer.WriteAsync(session => session.Connection.Execute($"PRAGMA max_page_count={session.Connection.ExecuteScalar<long>("PRAGMA page_count") + 5}"));

        await Assert.ThrowsAsync<SqliteException>(() => _store.WriteSpansAsync(Rows("too-much", 100, 10_000)));
        await _store.Writer.WriteAsync(session => session.Connection.Execute("PRAGMA max_page_count=1000000"));
        await _store.WriteSpansAsync(Rows("later", 100, 10_000));

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
        await _store.WriteSpansAsync([new ObservationRow { TraceId = "t1", Id = "a", Input = "warranty clause" }, new ObservationRow { TraceId = "t2", Id = "b", Input = "warranty too" }]);
        await _store.Writer.IndexAsync();
        Assert.Equal(["t1", "t2"], Find("warr"));

        await _store.WriteSpansAsync([new ObservationRow { TraceId = "t1", Id = "a", Input = "refund clause" }]);
        await new TraceEraser(_store).DeleteAsync(["t2"], CancellationToken.None);
        await _store.Writer.IndexAsync();

        Assert.Empty(Find("warranty"));
        Assert.Equal(["t1"], Find("clause refund"));
        using var connection = _store.Database.Connect();
        Assert.Equal(1, connection.ExecuteScalar<long>("SELECT count(*) FROM observationText WHERE observationText MATCH 'clause'"));
        connection.Execute("INSERT INTO observationText (observationText, rank) VALUES ('integrity-check', 1)");
    }

    private IEnumerable<string> Find(string typed)
    {
        var filter = SearchText.Parse(typed, hasFullText: true);
        using var connection = _store.Database.Connect();
        return [.. connection.Query<string>("SELECT id FROM traces" + filter.Where + " ORDER BY id", filter.Parameters)];
    }
}
