using System.Data.Common;
using Dapper;
using Langfuse.Observe.LocalServer.Storage.Sql;
using Npgsql;

namespace Langfuse.Observe.LocalServer.Storage.Postgres;

/// <summary>Everything the server keeps, in PostgreSQL. Any number of server processes may share it: what one has committed all can read.</summary>
internal sealed class PostgresStore : SqlStore
{
    private const int Attempts = 5;

    private readonly NpgsqlDataSource _source;
    private readonly MonthlyPartitions _partitions;
    private readonly ProcessCounts _counts = new();
    private readonly SpanQueue _queue;
    private readonly RollupFolding _folding;

    private PostgresStore(NpgsqlDataSource source, string place)
    {
        Place = place;
        _source = source;
        _partitions = new MonthlyPartitions(source);
        _folding = new RollupFolding(source);
        _queue = new SpanQueue(WriteSpans);
    }

    public override SqlDialect Dialect => PostgresDialect.Instance;

    public override string Place { get; }

    public override StoreCounts Counts => Read(ProcessCounts.Read);

    public override long Changes => Read(ProcessCounts.ReadChanges);

    /// <param name="connectionString">As Npgsql reads it: Host=...;Database=....</param>
    /// <param name="hasEvents">Whether the events are here too, or elsewhere.</param>
    /// <exception cref="ArgumentException">The connection string is none.</exception>
    /// <exception cref="InvalidOperationException">The database cannot be used.</exception>
    public static PostgresStore Open(string connectionString, bool hasEvents = true)
    {
        var connection = PostgresConnection.Parse(connectionString);
        var source = NpgsqlDataSource.Create(connection.Text);
        try
        {
            PostgresMigrations.Run(source, connection);
            if (hasEvents)
            {
                using var opened = source.OpenConnection();
                EventsPlace.RequireHere(opened, connection.Place);
            }

            RollupFolding.CatchUp(source);
            return new PostgresStore(source, connection.Place);
        }
        catch (Exception exception)
        {
            source.Dispose();
            if (exception is not NpgsqlException)
            {
                throw;
            }

            throw new InvalidOperationException(
                $"The Langfuse local server cannot use {connection.Place}: {exception.Message} Check that it runs and that the user may create a schema in the database (Postgres, or --postgres on the command line).", exception);
        }
    }

    public override DbConnection Connect() => _source.OpenConnection();

    public override DbConnection ConnectForAll()
    {
        var connection = _source.OpenConnection();
        connection.Execute("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0");
        return connection;
    }

    public override async Task<T> WriteAsync<T>(Func<SqlSession, T> work, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // The work itself is synchronous; it must not hold the caller's thread while it waits its turn.
                return await Task.Run(() => Write(work), cancellationToken);
            }
            catch (NpgsqlException exception) when (attempt < Attempts && IsWorthAnother(exception, attempt))
            {
            }
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _queue.DisposeAsync();
        await _folding.DisposeAsync();
        await _source.DisposeAsync();
    }

    protected override Task WriteSpansAsync(IReadOnlyList<Observation> rows, CancellationToken cancellationToken) => _queue.WriteAsync(rows, cancellationToken);

    protected override Task PrepareForAsync(IEnumerable<long> timesUs, CancellationToken cancellationToken) => Task.Run(() => _partitions.Ensure(timesUs), cancellationToken);

    private void WriteSpans(IReadOnlyList<Observation> rows)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _partitions.Ensure(rows.Select(row => row.StartUs));
                Write(session =>
                {
                    foreach (var project in rows.GroupBy(row => row.ProjectId))
                    {
                        CountSpans(session, session.Spans.Write([.. project]));
                    }

                    return true;
                });
                return;
            }
            catch (NpgsqlException exception) when (attempt < Attempts && IsWorthAnother(exception, attempt))
            {
            }
        }
    }

    private T Write<T>(Func<SqlSession, T> work)
    {
        using var connection = _source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        var session = new SqlSession(connection, Dialect, new PostgresSpanWriter(connection));
        var result = work(session);
        session.KeepRollups();
        _counts.Add(connection, session.Added);
        transaction.Commit();
        Told.Wrote();
        if (session.RollupFacts > 0)
        {
            _folding.Ask();
        }

        return result;
    }

    // Writing the same again is harmless, also when the first time succeeded and only its answer was lost.
    private bool IsWorthAnother(NpgsqlException exception, int attempt)
    {
        if (exception is PostgresException { SqlState: PostgresErrorCodes.CheckViolation })
        {
            _partitions.Forget();
            return attempt == 1;
        }

        // A connection of the pool may be one of a server that has been started anew since.
        return exception is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure }
            || (attempt == 1 && exception.IsTransient && exception is not PostgresException { SqlState: PostgresErrorCodes.DiskFull });
    }

    private T Read<T>(Func<DbConnection, T> read)
    {
        using var connection = Connect();
        return read(connection);
    }
}
