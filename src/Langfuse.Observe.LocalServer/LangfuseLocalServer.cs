using System.Runtime.CompilerServices;
using Langfuse.Observe.LocalServer.Hosting;

namespace Langfuse.Observe;

/// <summary>A Langfuse-compatible server and its web page, in this process, on 127.0.0.1 only.</summary>
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

    internal string DatabasePath => _host.DatabasePath;

    /// <summary>Everything the server answers, as "GET /api/public/traces/{traceId}".</summary>
    internal IReadOnlyList<string> Operations => _host.Operations;

    /// <summary>Completes when the server has been disposed.</summary>
    internal Task Stopped => _host.Stopped;

    /// <summary>Stops listening, writes what is under way, and deletes a temporary file.</summary>
    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
