using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>What a job may use while it runs on the writer: the connection and the prepared statements.</summary>
internal sealed class WriteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    public SqliteConnection Connection { get; } = connection;

    public SpanWriter Spans { get; } = new(connection);

    /// <summary>How many changes of roll-ups have been kept since they were last added up.</summary>
    public int RollupFacts { get; set; }

    public void Begin() => Execute("BEGIN IMMEDIATE");

    public void Commit() => Execute("COMMIT");

    /// <summary>Undoes the transaction, unless SQLite has already done so.</summary>
    public void TryRollback()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(Connection.Handle) == 0)
        {
            Execute("ROLLBACK");
        }
    }

    public void Execute(string statement)
    {
        if (!_commands.TryGetValue(statement, out var command))
        {
            command = Connection.CreateCommand();
            command.CommandText = statement;
            _commands.Add(statement, command);
        }
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        Spans.Dispose();
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }
    }
}
