using System.Diagnostics;
using Dapper;
using Langfuse.Observe.LocalServer.Storage.Rollups;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>The SQLite file: its place, its schema and its connections.</summary>
internal sealed class Database : IDisposable
{
    private const int StepsBetweenLooks = 100_000;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly bool _temporary;
    private readonly string _connectionString;

    private Database(string path, bool temporary)
    {
        Path = path;
        this._temporary = temporary;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, DefaultTimeout = 30 }.ToString();
    }

    public string Path { get; }

    /// <param name="path">The file, or null for a temporary one that goes away with this object.</param>
    /// <exception cref="InvalidOperationException">The file cannot be used.</exception>
    public static Database Open(string? path)
    {
        var database = new Database(
            System.IO.Path.GetFullPath(path ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"langfuse-observe-{Guid.NewGuid():n}.db")),
            temporary: path is null);
        try
        {
            database.Prepare();
            return database;
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"The Langfuse local server cannot use the data file '{database.Path}': {exception.Message} " +
                "Choose another place (DatabasePath, or --data on the command line), or move the damaged file away.", exception);
        }
    }

    /// <summary>A connection for reading. A query that runs longer than <see cref="s_patience"/> is interrupted.</summary>
    public SqliteConnection Connect()
    {
        var connection = Open();
        // Asked every so many steps of SQLite's machine; pooled connections get a new handler each time.
        var end = Stopwatch.GetTimestamp() + (long)(s_patience.TotalSeconds * Stopwatch.Frequency);
        SQLitePCL.raw.sqlite3_progress_handler(connection.Handle, StepsBetweenLooks, _ => Stopwatch.GetTimestamp() > end ? 1 : 0, null);
        return connection;
    }

    /// <summary>A connection for the one writer: commits are atomic at once and durable against a killed process.</summary>
    public SqliteConnection ConnectWriter()
    {
        var connection = Open();
        SQLitePCL.raw.sqlite3_progress_handler(connection.Handle, 0, (SQLitePCL.delegate_progress?)null, null);
        // NORMAL loses no committed row when the process dies, only when the machine does. A temporary file needs not even that.
        connection.Execute($"PRAGMA synchronous={(_temporary ? "OFF" : "NORMAL")}; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=4000;");
        return connection;
    }

    public void Dispose()
    {
        // Only this file's: the surrounding program may pool connections of its own.
        using (var connection = new SqliteConnection(_connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        if (!_temporary)
        {
            return;
        }

        foreach (var file in (string[])[Path, Path + "-wal", Path + "-shm"])
        {
            try
            {
                File.Delete(file);
            }
            catch (IOException)
            {
                // Another process looks at it; the system's temporary folder is cleaned by the system.
            }
        }
    }

    private void Prepare()
    {
        if (System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        if (!File.Exists(Path))
        {
            CreatePrivate(Path);
        }

        using var connection = ConnectWriter();
        connection.Execute("PRAGMA journal_mode=WAL;");
        Migrations.Run(connection, Path);
        FullTextIndex.Create(connection);
        AddUp(connection);
    }

    // What was stored before there were roll-ups.
    private static void AddUp(SqliteConnection connection)
    {
        for (var more = true; more;)
        {
            using var transaction = connection.BeginTransaction();
            more = RollupBackfill.Step(connection, SqliteDialect.Instance);
            transaction.Commit();
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    // Traces hold what users said: the file is for its owner only.
    private static void CreatePrivate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var _ = new FileStream(path, options);
    }
}
