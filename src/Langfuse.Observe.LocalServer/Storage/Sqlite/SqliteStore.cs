using System.Data.Common;
using Dapper;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Everything the server keeps: one file, one writer, any number of readers.</summary>
internal sealed class SqliteStore : SqlStore
{
    private const string DuplicatesFact = "duplicates";

    private long _traces;
    private long _observations;
    private long _scores;
    private long _duplicates;
    private long _changes;

    private SqliteStore(Database database)
    {
        Database = database;
        CountRows();
        Writer = new WriteQueue(database);
    }

    public Database Database { get; }

    public WriteQueue Writer { get; }

    public override SqlDialect Dialect => SqliteDialect.Instance;

    public override string Place => Database.Path;

    public override StoreCounts Counts => new(
        Interlocked.Read(ref _traces), Interlocked.Read(ref _observations), Interlocked.Read(ref _scores), Interlocked.Read(ref _duplicates));

    public override long Changes => Interlocked.Read(ref _changes);

    /// <exception cref="InvalidOperationException">The file cannot be used.</exception>
    public static SqliteStore Open(string? path) => new(Database.Open(path));

    public override DbConnection Connect() => Database.Connect();

    public override DbConnection ConnectForAll() => Database.ConnectWriter();

    public override Task IndexAsync(CancellationToken cancellationToken = default) => Writer.IndexAsync(cancellationToken);

    public override async Task<T> WriteAsync<T>(Func<SqlSession, T> work, CancellationToken cancellationToken = default)
    {
        var (result, added) = await Writer.WriteAsync(
            writer =>
            {
                writer.Spans.StartAnew();
                var session = new SqlSession(writer.Connection, Dialect, writer.Spans);
                var result = work(session);
                KeepDuplicates(session);
                session.KeepRollups();
                writer.RollupFacts += session.RollupFacts;
                return (result, session.Added);
            },
            cancellationToken);
        Interlocked.Add(ref _traces, added.Traces);
        Interlocked.Add(ref _observations, added.Observations);
        Interlocked.Add(ref _scores, added.Scores);
        Interlocked.Add(ref _duplicates, added.Duplicates);
        Interlocked.Increment(ref _changes);
        Told.Wrote();
        return result;
    }

    public override async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        Database.Dispose();
    }

    protected override Task WriteSpansAsync(IReadOnlyList<Observation> rows, CancellationToken cancellationToken) => WriteAsync(
        session =>
        {
            CountSpans(session, session.Spans.Write(rows));
            return true;
        },
        cancellationToken);

    // The other counts are those of rows; this one is not to be had from them.
    private static void KeepDuplicates(SqlSession session)
    {
        if (session.Added.Duplicates > 0)
        {
            session.Connection.Execute(
                "INSERT INTO facts VALUES (@name, @count) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value",
                new { name = DuplicatesFact, count = session.Added.Duplicates });
        }
    }

    private void CountRows()
    {
        using var connection = Database.Connect();
        _traces = connection.ExecuteScalar<long>("SELECT count(*) FROM traces");
        _observations = connection.ExecuteScalar<long>("SELECT count(*) FROM observations");
        _scores = connection.ExecuteScalar<long>("SELECT count(*) FROM scores");
        _duplicates = connection.ExecuteScalar<long?>("SELECT value FROM facts WHERE name = @DuplicatesFact", new { DuplicatesFact }) ?? 0;
    }
}
