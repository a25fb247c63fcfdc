using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>Reads JSON from a Langfuse: waits when it is asked to, tries again what may pass, and says what will not.</summary>
internal sealed class SourceClient : IDisposable
{
    private const int MostTries = 8;
    private const int MaxAnswer = 512 * 1024 * 1024;
    private static readonly TimeSpan s_firstWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longestAskedWait = TimeSpan.FromMinutes(15);

    private readonly HttpClient _http;
    private readonly SourceConnection _connection;
    private readonly TimeProvider _clock;
    private readonly Action<TimeSpan, string>? _onWait;

    /// <param name="connection">The server and the keys.</param>
    /// <param name="clock">Waits by it.</param>
    /// <param name="onWait">Hears how long is waited and why, before each wait.</param>
    public SourceClient(SourceConnection connection, TimeProvider clock, Action<TimeSpan, string>? onWait = null)
    {
        _connection = connection;
        _clock = clock;
        _onWait = onWait;
        // A redirect would lose the keys on the way, or carry them elsewhere.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        _http = new HttpClient(handler) { BaseAddress = connection.Host, Timeout = TimeSpan.FromSeconds(100), MaxResponseContentBufferSize = MaxAnswer };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{connection.PublicKey}:{connection.SecretKey}")));
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("langfuse-observe");
    }

    /// <summary>The answer to a GET. The caller disposes it.</summary>
    /// <param name="path">The path from the address of the server, such as api/public/projects.</param>
    /// <param name="isPatient">Whether what may pass is tried again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SourceException">The server cannot be read; the message says what to do.</exception>
    public async Task<JsonDocument> GetAsync(string path, bool isPatient, CancellationToken cancellationToken) =>
        await TryGetAsync(path, isPatient, cancellationToken) ?? throw new SourceException($"{_connection.Host} does not serve {path.Split('?')[0]}. Check the address, or set the integration's api to v4 or v3.");

    /// <summary>The answer to a GET, or null when the server does not have this part of the API.</summary>
    /// <exception cref="SourceException">The server cannot be read; the message says what to do.</exception>
    public async Task<JsonDocument?> TryGetAsync(string path, bool isPatient, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var isLast = !isPatient || tries >= MostTries;
            TimeSpan wait;
            string why;
            try
            {
                using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseContentRead, cancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    return await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
                }

                var body = await response.Content.ReadAsStringAsync(cancellationToken);
                if (response.StatusCode == HttpStatusCode.NotFound && response.Content.Headers.ContentType?.MediaType != "text/html")
                {
                    return null;
                }

                if (isLast || !MayPass(response.StatusCode))
                {
                    throw SourceFailure.Of(_connection, response, body);
                }

                wait = Wait(response, tries);
                why = response.StatusCode == HttpStatusCode.TooManyRequests ? "rate limit" : $"it answered {(int)response.StatusCode}";
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
            {
                if (isLast || !MayPass(exception))
                {
                    throw SourceFailure.Of(_connection, exception);
                }

                wait = Backoff(tries);
                why = "the connection broke";
            }

            _onWait?.Invoke(wait, $"Waiting for {_connection.Host}: {why}.");
            await Task.Delay(wait, _clock, cancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();

    private static bool MayPass(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;

    // A wrong name and a wrong certificate stay wrong; half an answer that came is worth another try.
    private static bool MayPass(Exception exception) =>
        exception is not HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError };

    private TimeSpan Wait(HttpResponseMessage response, int tries)
    {
        var asked = response.Headers.RetryAfter is { } header
            ? header.Delta ?? (header.Date is { } date ? date - _clock.GetUtcNow() : null)
            : null;
        if (asked is null && response.Headers.TryGetValues("X-RateLimit-Reset", out var resets)
            && DateTimeOffset.TryParse(resets.First(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var reset))
        {
            asked = reset - _clock.GetUtcNow();
        }

        return asked is { } wait && wait > TimeSpan.Zero ? TimeSpan.FromTicks(Math.Min(wait.Ticks, s_longestAskedWait.Ticks)) : Backoff(tries);
    }

    private static TimeSpan Backoff(int tries)
    {
        var wait = s_firstWait * Math.Pow(2, tries - 1) * (0.75 + (Random.Shared.NextDouble() / 2));
        return wait < s_longestWait ? wait : s_longestWait;
    }
}
