using Dapper;
using Langfuse.Observe.LocalServer.Storage.Sql;
using Langfuse.Observe.LocalServer.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Transfer;

/// <summary>A back-up: one SQLite file with everything in it. It has its name only when it is whole.</summary>
internal static class BackupFile
{
    /// <exception cref="InvalidOperationException">The file is there already, or cannot be written.</exception>
    public static async Task WriteAsync(SqlStore source, string file, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(file);
        if (File.Exists(path))
        {
            throw new InvalidOperationException($"'{path}' is there already, and nothing is written over. Name a new file.");
        }

        var unfinished = $"{path}.{Guid.NewGuid():n}.part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var target = SqliteStore.Open(unfinished))
            {
                await StoreCopy.CopyAsync(source, target, cancellationToken);
            }

            Keep(unfinished, path);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The back-up '{path}' cannot be written: {exception.Message}", exception);
        }
        finally
        {
            foreach (var rest in ((string[])[unfinished, unfinished + "-wal", unfinished + "-shm"]).Where(File.Exists))
            {
                File.Delete(rest);
            }
        }
    }

    private static void Keep(string unfinished, string path)
    {
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ToString()))
        {
            connection.Open();
            // All of it in the one file.
            connection.Execute("PRAGMA journal_mode=DELETE");
        }

        File.Move(unfinished, path, overwrite: false);
    }
}
