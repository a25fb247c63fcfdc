using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.Server.Storage;

/// <summary>A prepared INSERT whose parameters are set by column, without reflection: the hot path of ingestion.</summary>
internal sealed class BoundInsert<T> : IDisposable
{
    private readonly SqliteCommand command;
    private readonly (SqliteParameter Parameter, Func<T, object?> Value)[] bindings;
    private readonly SqliteConnection connection;

    public BoundInsert(SqliteConnection connection, string table, string suffix, (string Column, Func<T, object?> Value)[] columns)
    {
        this.connection = connection;
        command = connection.CreateCommand();
        command.CommandText =
            $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => column.Column))}) " +
            $"VALUES ({string.Join(", ", columns.Select(column => "$" + column.Column))}) {suffix}";
        bindings = [.. columns.Select(column => (command.Parameters.AddWithValue("$" + column.Column, DBNull.Value), column.Value))];
        command.Prepare();
    }

    /// <summary>Inserts the row and gives its number.</summary>
    public long Execute(T row)
    {
        foreach (var (parameter, value) in bindings)
            parameter.Value = value(row) ?? DBNull.Value;
        command.ExecuteNonQuery();
        return SQLitePCL.raw.sqlite3_last_insert_rowid(connection.Handle);
    }

    public void Dispose() => command.Dispose();
}
