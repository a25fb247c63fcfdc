using System.Net.Http.Headers;
using System.Text;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Http;

/// <summary>One HTTP client for everything that goes to a project: address, keys and headers. It never follows redirects (they would lose
/// the body or the keys) and is never observed itself.</summary>
internal sealed class LangfuseHttp : IDisposable
{
    private readonly HttpClient _client;
    private readonly HttpClient _withoutKeys;

    public LangfuseHttp(LangfuseOptions options)
    {
        var handler = options.HttpHandlerFactory?.Invoke() ?? NewHandler(options);
        _withoutKeys = new HttpClient(handler, disposeHandler: false) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        _client = new HttpClient(handler, disposeHandler: true)
        {
            BaseAddress = WithSlash(options.BaseUrl),
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        var keys = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.PublicKey}:{options.SecretKey}"));
        var headers = _client.DefaultRequestHeaders;
        headers.Authorization = new AuthenticationHeaderValue("Basic", keys);
        headers.TryAddWithoutValidation("x-langfuse-sdk-name", "dotnet");
        headers.TryAddWithoutValidation("x-langfuse-sdk-version", ObservationSource.Version);
        headers.TryAddWithoutValidation("x-langfuse-public-key", options.PublicKey);
        headers.TryAddWithoutValidation("User-Agent", "langfuse-observe/" + ObservationSource.Version);
        foreach (var header in options.AdditionalHeaders)
        {
            headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <summary>The address of the server, ending with a slash so that a path in it stays.</summary>
    public Uri BaseAddress => _client.BaseAddress!;

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    /// <summary>For addresses that the server names, such as those of a file store: the keys do not go there.</summary>
    public Task<HttpResponseMessage> SendWithoutKeysAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _withoutKeys.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    public void Dispose()
    {
        _withoutKeys.Dispose();
        _client.Dispose();
    }

    private static SocketsHttpHandler NewHandler(LangfuseOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = options.Timeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),

        // Without a propagator the handler neither sends our trace's ids to Langfuse nor makes an activity of its own.
        ActivityHeadersPropagator = null,
    };

    private static Uri WithSlash(Uri address) =>
        address.AbsolutePath.EndsWith('/') ? address : new UriBuilder(address) { Path = address.AbsolutePath + "/" }.Uri;
}
