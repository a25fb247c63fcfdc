using System.Data.Common;
using Langfuse.Observe.LocalServer.Storage.Rollups;
using Langfuse.Observe.LocalServer.Storage.Sql;
using Npgsql;

namespace Langfuse.Observe.LocalServer.Storage.Postgres;

/// <summary>Adds up what transactions changed in the roll-ups, shortly after the last of them. Of several server processes one does it at a time.</summary>
internal sealed class RollupFolding : IAsyncDisposable
{
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    private readonly Timer _timer;
    private int _isAsked;

    public RollupFolding(NpgsqlDataSource source)
    {
        _source = source;
        _timer = new Timer(_ => Run());
    }

    /// <summary>Has it done soon. Nothing wakes up while nobody asks.</summary>
    public void Ask()
    {
        if (Interlocked.Exchange(ref _isAsked, 1) == 0)
        {
            _timer.Change(s_rest, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Adds up the rows of a database that was written before there were roll-ups.</summary>
    public static void CatchUp(NpgsqlDataSource source)
    {
        using var connection = source.OpenConnection();
        while (InTransaction(connection, RollupBackfill.Step))
        {
        }
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Run()
    {
        Interlocked.Exchange(ref _isAsked, 0);
        try
        {
            using var connection = _source.OpenConnection();
            while (InTransaction(connection, RollupTable.Fold))
            {
            }
        }
        catch (Exception exception) when (exception is NpgsqlException or ObjectDisposedException or InvalidOperationException)
        {
            // Rolled back; the changes wait for the next time, and are read until then.
        }
    }

    private static bool InTransaction(NpgsqlConnection connection, Func<DbConnection, SqlDialect, bool> step)
    {
        using var transaction = connection.BeginTransaction();
        var more = step(connection, PostgresDialect.Instance);
        transaction.Commit();
        return more;
    }
}
