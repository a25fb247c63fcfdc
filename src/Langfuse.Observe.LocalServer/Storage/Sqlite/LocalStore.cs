using Dapper;
using Langfuse.Observe.LocalServer.Ingestion;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Everything the server keeps: one file, one writer, any number of readers.</summary>
internal sealed class LocalStore : ISpanStore, IAsyncDisposable
{
    private const string DuplicatesFact = "duplicates";

    private long _traces;
    private long _observations;
    private long _scores;
    private long _duplicates;
    private long _changes;

    private LocalStore(Database database)
    {
        Database = database;
        Count();
        Writer = new WriteQueue(database);
    }

    public Database Database { get; }

    public WriteQueue Writer { get; }

    public StoreCounts Counts => new(
        Interlocked.Read(ref _traces), Interlocked.Read(ref _observations), Interlocked.Read(ref _scores), Interlocked.Read(ref _duplicates));

    /// <summary>A number that grows with every change, so that the page can ask cheaply whether there is something new.</summary>
    public long Changes => Interlocked.Read(ref _changes);

    /// <exception cref="InvalidOperationException">The file cannot be used.</exception>
    public static LocalStore Open(string? path) => new(Database.Open(path));

    public async Task WriteAsync(string projectId, IReadOnlyList<Observation> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        foreach (var row in rows)
        {
            row.ProjectId = projectId;
        }

        var result = await Writer.WriteAsync(session =>
        {
            var written = session.Spans.Write(rows);
            if (written.Duplicates > 0)
            {
                session.Connection.Execute(
                    "INSERT INTO facts VALUES (@name, @count) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value",
                    new { name = DuplicatesFact, count = written.Duplicates });
            }
            return written;
        }, cancellationToken);
        Interlocked.Add(ref _observations, result.NewObservations);
        Interlocked.Add(ref _traces, result.NewTraces);
        Interlocked.Add(ref _duplicates, result.Duplicates);
        Interlocked.Increment(ref _changes);
    }

    public async Task WriteAsync(
        string projectId, IReadOnlyList<OwnTrace> traces, IReadOnlyList<ObservationChange> changes, Action<Observation> complete, long nowUs, CancellationToken cancellationToken)
    {
        if (traces.Count + changes.Count == 0)
        {
            return;
        }

        var (newTraces, newObservations) = await WriteAsync(
            session =>
            {
                var added = session.Spans.Write(projectId, traces, nowUs);
                var observations = 0;
                foreach (var change in changes)
                {
                    // One after the other: the second change of an observation stands on the first.
                    var earlier = Find(session, projectId, change);
                    var row = change.After(earlier);
                    row.ProjectId = projectId;
                    complete(row);
                    var result = session.Spans.Write([row]);
                    added += result.NewTraces;
                    observations += result.NewObservations;
                }

                return (added, observations);
            },
            cancellationToken);
        Interlocked.Add(ref _traces, newTraces);
        Interlocked.Add(ref _observations, newObservations);
    }

    private static Observation? Find(WriteSession session, string projectId, ObservationChange change) => session.Connection.QueryFirstOrDefault<Observation>(
        "SELECT * FROM observations WHERE projectId = @projectId AND id = @Id AND (@TraceId IS NULL OR traceId = @TraceId) ORDER BY seq DESC LIMIT 1",
        new { projectId, change.Id, change.TraceId });

    /// <summary>Writes something else than spans and counts the rows anew where asked.</summary>
    public async Task<T> WriteAsync<T>(Func<WriteSession, T> work, CancellationToken cancellationToken = default)
    {
        var result = await Writer.WriteAsync(work, cancellationToken);
        Interlocked.Increment(ref _changes);
        return result;
    }

    public void AddScores(int count) => Interlocked.Add(ref _scores, count);

    /// <summary>Counts the rows in the file, after a deletion.</summary>
    public void Count()
    {
        using var connection = Database.Connect();
        Interlocked.Exchange(ref _traces, connection.ExecuteScalar<long>("SELECT count(*) FROM traces"));
        Interlocked.Exchange(ref _observations, connection.ExecuteScalar<long>("SELECT count(*) FROM observations"));
        Interlocked.Exchange(ref _scores, connection.ExecuteScalar<long>("SELECT count(*) FROM scores"));
        Interlocked.Exchange(ref _duplicates, connection.ExecuteScalar<long?>("SELECT value FROM facts WHERE name = @DuplicatesFact", new { DuplicatesFact }) ?? 0);
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        Database.Dispose();
    }
}
