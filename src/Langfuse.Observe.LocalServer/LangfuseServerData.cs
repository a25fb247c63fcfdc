using Langfuse.Observe.LocalServer.Storage;
using Langfuse.Observe.LocalServer.Storage.Sqlite;
using Langfuse.Observe.LocalServer.Storage.Transfer;

namespace Langfuse.Observe;

/// <summary>Back-ups of what a local server keeps. A back-up is one SQLite file, whatever it was made from, and a server can be started on it as it is.</summary>
public static class LangfuseServerData
{
    /// <summary>Writes everything that a server keeps into a new file: one moment of it, also while a server is running on it.</summary>
    /// <param name="from">Where the data is: <see cref="LangfuseLocalServerOptions.DatabasePath"/> or <see cref="LangfuseLocalServerOptions.Postgres"/>.</param>
    /// <param name="file">The file to make.</param>
    /// <param name="cancellationToken">Gives up; the unfinished file is deleted.</param>
    /// <exception cref="ArgumentException">There is nothing to back up, or an option cannot be used.</exception>
    /// <exception cref="InvalidOperationException">The file is there already or cannot be written, or the data cannot be read; the message says which.</exception>
    public static async Task BackUpAsync(LangfuseLocalServerOptions from, string file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        from.Validate();
        if (from.Postgres is null && !File.Exists(from.DatabasePath))
        {
            throw new ArgumentException($"There is no data file '{from.DatabasePath}' to back up. Name the file or the database that the server uses (--data, --postgres).");
        }

        await using var source = Stores.Open(from);
        await BackupFile.WriteAsync(source, file, cancellationToken);
    }

    /// <summary>Reads a back-up into an empty place: a new file, or a PostgreSQL database that holds nothing yet.</summary>
    /// <param name="file">The back-up; any data file of a server will do.</param>
    /// <param name="to">The place.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">There is no such file, or an option cannot be used.</exception>
    /// <exception cref="InvalidOperationException">The place holds something already, or one of the two cannot be used; the message says which.</exception>
    public static async Task RestoreAsync(string file, LangfuseLocalServerOptions to, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        ArgumentNullException.ThrowIfNull(to);
        to.Validate();
        if (!File.Exists(file))
        {
            throw new ArgumentException($"There is no back-up '{file}'.");
        }

        await using var source = SqliteStore.Open(file);
        if (to.Postgres is null)
        {
            await BackupFile.WriteAsync(source, to.DatabasePath ?? throw new ArgumentException($"{nameof(to)} names no place: set DatabasePath or Postgres."), cancellationToken);
            return;
        }

        await using var target = Stores.Open(to);
        await StoreCopy.CopyAsync(source, target, cancellationToken);
    }
}
