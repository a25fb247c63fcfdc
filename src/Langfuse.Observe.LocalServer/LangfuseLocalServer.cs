using System.Runtime.CompilerServices;
using Langfuse.Observe.LocalServer.Hosting;
using Langfuse.Observe.LocalServer.Storage;
using Langfuse.Observe.LocalServer.Storage.Sqlite;
using Langfuse.Observe.LocalServer.Storage.Transfer;

namespace Langfuse.Observe;

/// <summary>A Langfuse-compatible server and its web page, in this process; on 127.0.0.1 unless told otherwise.</summary>
/// <remarks>
/// Point any Langfuse SDK at <see cref="BaseUrl"/> with the two keys. What was answered with success is on disk and can be read at once.
/// </remarks>
/// <example>
/// <code>
/// await using var server = await LangfuseLocalServer.StartAsync();
/// Console.WriteLine(server.BaseUrl);
/// </code>
/// </example>
public sealed class LangfuseLocalServer : IAsyncDisposable
{
    private readonly ServerHost _host;

    private LangfuseLocalServer(ServerHost host) => this._host = host;

    /// <summary>The address of the page and of the API, without a path.</summary>
    public Uri BaseUrl => _host.BaseUrl;

    /// <summary>The public key the server accepts.</summary>
    public string PublicKey => _host.Options.PublicKey;

    /// <summary>The secret key the server accepts.</summary>
    public string SecretKey => _host.Options.SecretKey;

    /// <summary>The password that was made up for the first user, whom a login needed; null when nobody was made. It is kept nowhere: show it now.</summary>
    public string? FirstUserPassword => _host.FirstUserPassword;

    /// <summary>Starts a server; it listens when the task completes.</summary>
    /// <param name="options">Port, file and keys; null for a free port, a temporary file and the local keys.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ArgumentException">An option cannot be used; the message names it.</exception>
    /// <exception cref="InvalidOperationException">The file cannot be opened, or the port is taken; the message says which and how to mend it.</exception>
    [OverloadResolutionPriority(1)] // StartAsync(new() { Port = 4319 }) means options.
    public static async Task<LangfuseLocalServer> StartAsync(LangfuseLocalServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new LangfuseLocalServerOptions();
        options.Validate();
        return new LangfuseLocalServer(await ServerHost.StartAsync(options, cancellationToken));
    }

    /// <summary>Starts a server with options set in place.</summary>
    /// <param name="configure">Sets the options.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static Task<LangfuseLocalServer> StartAsync(Action<LangfuseLocalServerOptions> configure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new LangfuseLocalServerOptions();
        configure(options);
        return StartAsync(options, cancellationToken);
    }

    /// <summary>The address of a trace on the page, in the form Langfuse uses.</summary>
    /// <param name="traceId">The trace, 32 hex digits.</param>
    public Uri GetTraceUrl(string traceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(traceId);
        return new Uri(BaseUrl, Links.Trace(Project.LocalId, traceId));
    }

    /// <summary>Where the data is, for people: the path of a file, or host and name of a database.</summary>
    public string Place => _host.DatabasePath;

    /// <summary>Copies a data file, also while a server runs on it: the copy holds everything that was committed when it began.</summary>
    /// <param name="databasePath">The SQLite file of the server.</param>
    /// <param name="copyPath">The copy, which must not exist. Secrets in it stay encrypted; the key file is not copied along.</param>
    /// <exception cref="InvalidOperationException">It cannot be done; the message says why and what to do.</exception>
    public static Task BackupAsync(string databasePath, string copyPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(databasePath);
        ArgumentException.ThrowIfNullOrEmpty(copyPath);
        return Task.Run(() => DatabaseCopy.Make(databasePath, copyPath));
    }

    /// <summary>Puts a copy in the place of a data file that no server uses.</summary>
    /// <param name="copyPath">The copy.</param>
    /// <param name="databasePath">The SQLite file of the server.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <exception cref="InvalidOperationException">It cannot be done; the message says why and what to do.</exception>
    public static Task RestoreAsync(string copyPath, string databasePath, bool overwrite = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(copyPath);
        ArgumentException.ThrowIfNullOrEmpty(databasePath);
        return Task.Run(() => DatabaseCopy.PutBack(copyPath, databasePath, overwrite));
    }

    /// <summary>Copies everything of a server, one moment of it, into one SQLite file, wherever it is kept; a server may run on it.</summary>
    /// <param name="from">Where the data is: <see cref="LangfuseLocalServerOptions.DatabasePath"/> or <see cref="LangfuseLocalServerOptions.Postgres"/>.</param>
    /// <param name="copyPath">The copy. A server can be started on it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">An option cannot be used; the message names it.</exception>
    /// <exception cref="InvalidOperationException">It cannot be done; the message says why and what to do.</exception>
    public static async Task BackupAsync(LangfuseLocalServerOptions from, string copyPath, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentException.ThrowIfNullOrEmpty(copyPath);
        from.Validate();
        RequireOneStore(from);
        if (from.Postgres is null)
        {
            await BackupAsync(from.DatabasePath!, copyPath);
            return;
        }

        await using var source = Stores.Open(from);
        await BackupFile.WriteAsync(source, copyPath, cancellationToken);
    }

    /// <summary>Puts a copy in the place of a data file that no server uses, or into an empty PostgreSQL database.</summary>
    /// <param name="copyPath">The copy; any data file of a server will do.</param>
    /// <param name="to">The place: <see cref="LangfuseLocalServerOptions.DatabasePath"/> or <see cref="LangfuseLocalServerOptions.Postgres"/>.</param>
    /// <param name="overwrite">Whether a file that is there is replaced; a database never is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">An option cannot be used; the message names it.</exception>
    /// <exception cref="InvalidOperationException">It cannot be done; the message says why and what to do.</exception>
    public static async Task RestoreAsync(string copyPath, LangfuseLocalServerOptions to, bool overwrite = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(copyPath);
        ArgumentNullException.ThrowIfNull(to);
        to.Validate();
        RequireOneStore(to);
        if (to.Postgres is null)
        {
            await RestoreAsync(copyPath, to.DatabasePath!, overwrite);
            return;
        }

        if (!File.Exists(copyPath))
        {
            throw new InvalidOperationException($"There is no copy '{copyPath}'.");
        }

        await using var source = SqliteStore.Open(copyPath);
        await using var target = Stores.Open(to);
        await StoreCopy.CopyAsync(source, target, cancellationToken);
    }

    internal string DatabasePath => _host.DatabasePath;

    /// <summary>Everything the server answers, as "GET /api/public/traces/{traceId}".</summary>
    internal IReadOnlyList<string> Operations => _host.Operations;

    /// <summary>Completes when the server has been disposed.</summary>
    internal Task Stopped => _host.Stopped;

    /// <summary>Stops listening, writes what is under way, and deletes a temporary file.</summary>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static void RequireOneStore(LangfuseLocalServerOptions options)
    {
        if (options.ClickHouse is not null)
        {
            throw new InvalidOperationException(
                "A server over ClickHouse is in two places, which no copy of this kind holds together. Use pg_dump for PostgreSQL and ClickHouse's own BACKUP for its databases, or export and import a project (langfuse-observe export).");
        }
    }
}
