using System.Buffers;
using System.Text;
using Langfuse.Observe.LocalServer.Storage.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>
/// A statement prepared once and bound without boxing: the hot path of ingestion, where a command object with
/// parameters costs more than SQLite itself.
/// </summary>
internal sealed class PreparedStatement : IRowWriter<PreparedStatement>, IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _position;

    public PreparedStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    /// <summary>A statement that writes the columns, named with commas between them, into a table.</summary>
    public static PreparedStatement Insert(SqliteConnection connection, string verb, string table, string columns) =>
        new(connection, $"{verb} INTO {table} ({columns}) VALUES ({string.Join(",", columns.Split(',').Select(_ => "?"))})");

    /// <summary>Forgets the last row and begins to bind anew.</summary>
    public PreparedStatement Reset()
    {
        _ = raw.sqlite3_reset(_statement);
        _position = 0;
        return this;
    }

    public PreparedStatement Text(string? value)
    {
        _position++;
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(_statement, _position));
            return this;
        }
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = null;
        var buffer = most <= 512 ? stackalloc byte[512] : rented = ArrayPool<byte>.Shared.Rent(most);
        var length = Encoding.UTF8.GetBytes(value, buffer);
        // SQLite copies the bytes before the call returns. An empty text must not become a null pointer, which SQLite takes for NULL.
        Check(length == 0 ? raw.sqlite3_bind_text(_statement, _position, "") : raw.sqlite3_bind_text(_statement, _position, buffer[..length]));
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return this;
    }

    public PreparedStatement Number(long? value)
    {
        _position++;
        Check(value is { } number ? raw.sqlite3_bind_int64(_statement, _position, number) : raw.sqlite3_bind_null(_statement, _position));
        return this;
    }

    public PreparedStatement Real(double? value)
    {
        _position++;
        Check(value is { } number ? raw.sqlite3_bind_double(_statement, _position, number) : raw.sqlite3_bind_null(_statement, _position));
        return this;
    }

    public PreparedStatement Flag(bool? value) => Number(value is { } flag ? flag ? 1 : 0 : null);

    /// <summary>Runs to the next row; false when there is none.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code != raw.SQLITE_DONE)
        {
            Check(code);
        }

        return false;
    }

    /// <summary>Runs an INSERT and gives the number of the row.</summary>
    public long Run()
    {
        Step();
        _ = raw.sqlite3_reset(_statement);
        return raw.sqlite3_last_insert_rowid(_database);
    }

    public long ColumnNumber(int column) => raw.sqlite3_column_int64(_statement, column);

    public void Dispose() => _statement.Dispose();

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}
