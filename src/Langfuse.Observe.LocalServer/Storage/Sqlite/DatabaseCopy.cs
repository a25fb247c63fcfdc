using Dapper;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Copies of the data file, made while a server runs on it, and put back.</summary>
internal static class DatabaseCopy
{
    /// <summary>Copies everything that is committed into a new file, which is readable for its owner only.</summary>
    /// <exception cref="InvalidOperationException">It cannot be done; the message says why and what to do.</exception>
    public static void Make(string databasePath, string copyPath)
    {
        var (from, to) = (Path.GetFullPath(databasePath), Path.GetFullPath(copyPath));
        if (!File.Exists(from))
        {
            throw new InvalidOperationException($"There is no data file '{from}' to copy. Name it (--data on the command line).");
        }

        if (File.Exists(to))
        {
            throw new InvalidOperationException($"'{to}' exists already. Choose another name for the copy, or move it away.");
        }

        var beside = to + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Delete(beside);
            CreatePrivate(beside);
            using (var connection = Connect(from))
            {
                Check(connection, from);
                connection.Execute("VACUUM INTO @beside", new { beside });
            }

            File.Move(beside, to);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            File.Delete(beside);
            throw new InvalidOperationException($"'{from}' cannot be copied to '{to}': {exception.Message}", exception);
        }
    }

    /// <summary>Puts a copy in the place of a data file that no server uses.</summary>
    /// <exception cref="InvalidOperationException">It cannot be done; the message says why and what to do.</exception>
    public static void PutBack(string copyPath, string databasePath, bool overwrite)
    {
        var (from, to) = (Path.GetFullPath(copyPath), Path.GetFullPath(databasePath));
        if (!File.Exists(from))
        {
            throw new InvalidOperationException($"There is no copy '{from}'.");
        }

        if (File.Exists(to) && !overwrite)
        {
            throw new InvalidOperationException($"The data file '{to}' exists already, and what is in it would be lost. Say so (--overwrite), or name another file (--data).");
        }

        var beside = to + ".part";
        try
        {
            using (var connection = Connect(from))
            {
                Check(connection, from);
                if (connection.ExecuteScalar<string>("PRAGMA quick_check(1)") is var found and not "ok")
                {
                    throw new InvalidOperationException($"The copy '{from}' is damaged ({found}). Use another.");
                }
            }

            if (File.Exists(to))
            {
                RefuseUsed(to);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Delete(beside);
            CreatePrivate(beside);
            File.Copy(from, beside, overwrite: true);
            foreach (var file in (string[])[to, to + "-wal", to + "-shm"])
            {
                File.Delete(file);
            }

            File.Move(beside, to);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"'{from}' cannot be put in the place of '{to}': {exception.Message}", exception);
        }
    }

    private static void Check(SqliteConnection connection, string path)
    {
        int schema;
        try
        {
            schema = connection.ExecuteScalar<int>("PRAGMA user_version");
        }
        catch (SqliteException exception)
        {
            throw new InvalidOperationException($"'{path}' is not a data file of the local server: {exception.Message}", exception);
        }

        if (schema == 0 || schema > Migrations.Newest)
        {
            throw new InvalidOperationException(schema == 0
                ? $"'{path}' is not a data file of the local server."
                : $"'{path}' has schema {schema}, and this program knows schemas up to {Migrations.Newest}: a newer version of it wrote the file. Use that version.");
        }
    }

    // To leave the write-ahead log, a file must have no other connection: a server that runs has some.
    private static void RefuseUsed(string path)
    {
        try
        {
            using var connection = Connect(path);
            if (connection.ExecuteScalar<string>("PRAGMA journal_mode=DELETE") == "delete")
            {
                return;
            }
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is 5 or 6)
        {
            // Busy or locked: said below.
        }

        throw new InvalidOperationException($"A server uses the data file '{path}'. Stop it first.");
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 5 }.ToString());
        connection.Open();
        return connection;
    }

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
