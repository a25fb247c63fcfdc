using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery.Http;

/// <summary>One HTTP client for everything that goes to a project: address, keys and headers. It never follows redirects (they would lose
/// the body or the keys) and is never observed itself. Nothing of it is made before the first request: the start of a program is not the
/// time for it.</summary>
internal sealed class LangfuseHttp(LangfuseOptions options) : IDisposable
{
    private readonly Lazy<Clients> _clients = new(() => new Clients(options));

    /// <summary>The address of the server, ending with a slash so that a path in it stays.</summary>
    public Uri BaseAddress => field ??= WithSlash(options.BaseUrl);

    /// <summary>The address for messages.</summary>
    public string ShownAddress => field ??= ShownUri.Of(BaseAddress);

    /// <summary>The proxy that requests go through, for messages; null when there is none, or the user's handler sees to that.</summary>
    public string? Proxy
    {
        get
        {
            if (options.HttpHandlerFactory is not null)
            {
                return null;
            }

            var proxy = HttpClient.DefaultProxy.IsBypassed(BaseAddress) ? null : HttpClient.DefaultProxy.GetProxy(BaseAddress);
            return proxy is null || proxy == BaseAddress ? null : ShownUri.Of(proxy);
        }
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // HTTP/2 where the server has it (over TLS it says so), 1.1 elsewhere.
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        return _clients.Value.WithKeys.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>For addresses that the server names, such as those of a file store: the keys do not go there.</summary>
    public Task<HttpResponseMessage> SendWithoutKeysAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _clients.Value.WithoutKeys.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    public void Dispose()
    {
        if (_clients.IsValueCreated)
        {
            _clients.Value.WithoutKeys.Dispose();
            _clients.Value.WithKeys.Dispose();
        }
    }

    private static Uri WithSlash(Uri address) =>
        address.AbsolutePath.EndsWith('/') ? address : new UriBuilder(address) { Path = address.AbsolutePath + "/" }.Uri;

    private sealed class Clients
    {
        public Clients(LangfuseOptions options)
        {
            var handler = options.HttpHandlerFactory?.Invoke() ?? NewHandler(options);
            WithoutKeys = new HttpClient(handler, disposeHandler: false) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
            WithKeys = new HttpClient(handler, disposeHandler: true) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
            AddHeaders(WithKeys.DefaultRequestHeaders, options);
        }

        public HttpClient WithKeys { get; }

        public HttpClient WithoutKeys { get; }

        private static void AddHeaders(HttpRequestHeaders headers, LangfuseOptions options)
        {
            var keys = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.PublicKey}:{options.SecretKey}"));
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

        private static SocketsHttpHandler NewHandler(LangfuseOptions options) => new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = options.Timeout,
            EnableMultipleHttp2Connections = true,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),

            // Without a propagator the handler neither sends our trace's ids to Langfuse nor makes an activity of its own.
            ActivityHeadersPropagator = null,
        };
    }
}
