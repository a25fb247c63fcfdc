using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Cli;

/// <summary>Speaks to a server: waits when it is asked to, tries again what may pass, and says what is wrong in words that lead to the cure.</summary>
internal sealed class ServerApi : IDisposable
{
    private const int MostTries = 6;
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http;

    public ServerApi(ServerConnection connection)
    {
        Connection = connection;
        _http = connection.CreateClient();
    }

    public ServerConnection Connection { get; }

    public void Dispose() => _http.Dispose();

    /// <summary>The answer to a GET.</summary>
    /// <exception cref="CliException">It cannot be had.</exception>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        await TryGetAsync(path, cancellationToken) ?? throw new CliException(
            $"{Connection.BaseUrl} does not have {path.Split('?')[0]}. A Langfuse in v4 events_only mode has only the newer reads; run 'langfuse-observe doctor' to see what is there.");

    /// <summary>The answer to a GET, or null when it is not there.</summary>
    /// <exception cref="CliException">It cannot be had.</exception>
    public Task<JsonElement?> TryGetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, isPatient: true, cancellationToken);

    /// <summary>Sends JSON and gives the answer; null when the place is not there.</summary>
    /// <exception cref="CliException">It is refused, or the server cannot be reached.</exception>
    public Task<JsonElement?> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken) =>
        SendAsync(method, path, body?.ToJsonString(), isPatient: false, cancellationToken);

    /// <summary>Sends JSON that may be sent twice: what may pass is tried again.</summary>
    /// <exception cref="CliException">It is refused, or the server cannot be reached.</exception>
    public Task<JsonElement?> SendAgainAndAgainAsync(HttpMethod method, string path, string body, CancellationToken cancellationToken) => SendAsync(method, path, body, isPatient: true, cancellationToken);

    /// <summary>All items of a list that goes by page, up to a number.</summary>
    public async IAsyncEnumerable<JsonElement> PagesAsync(string path, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = most;
        for (var page = 1; left > 0; page++)
        {
            var answer = await GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={page}&limit={Math.Min(100, most)}", cancellationToken);
            var items = answer.Items("data").ToList();
            foreach (var item in items.Take(left))
            {
                yield return item;
            }

            left -= items.Count;
            if (items.Count == 0 || page >= (answer.Member("meta").Number("totalPages") ?? 0))
            {
                yield break;
            }
        }
    }

    private async Task<JsonElement?> SendAsync(HttpMethod method, string path, string? body, bool isPatient, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var isLast = !isPatient || tries >= MostTries;
            TimeSpan? wait;
            try
            {
                using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
                request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
                using var response = await _http.SendAsync(request, cancellationToken);
                var text = await response.Content.ReadAsStringAsync(cancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    return Parse(text);
                }

                if (response.StatusCode == HttpStatusCode.NotFound)
                {
                    return null;
                }

                if (isLast || !(response.StatusCode == HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500))
                {
                    throw Refused(response.StatusCode, text);
                }

                wait = response.Headers.RetryAfter?.Delta;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // Where nobody listens at all, waiting helps nobody.
                if (isLast || (tries == 1 && exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError }))
                {
                    throw new CliException($"The server cannot be reached: {exception.Message} Start one with 'langfuse-observe serve', or run 'langfuse-observe doctor'.", CommandLine.Failure, exception);
                }

                wait = null;
            }

            var pause = wait ?? TimeSpan.FromMilliseconds(200 * Math.Pow(2, tries));
            await Task.Delay(pause < s_longestWait ? pause : s_longestWait, cancellationToken);
        }
    }

    private JsonElement Parse(string text)
    {
        using var document = text.Length == 0 ? JsonDocument.Parse("{}") : JsonElements.TryParse(text)
            ?? throw new CliException($"{Connection.BaseUrl} does not answer as a Langfuse does. Set LANGFUSE_BASE_URL to the address of the server, without a path.");
        return document.RootElement.Clone();
    }

    private CliException Refused(HttpStatusCode status, string body)
    {
        using var json = JsonElements.TryParse(body);
        var issues = json?.RootElement.Items("error").Select(issue => issue.Text("message")).OfType<string>().ToList();
        var said = issues is { Count: > 0 } ? string.Join("; ", issues) : json?.RootElement.Text("message") ?? json?.RootElement.Text("error");
        return new CliException(status switch
        {
            HttpStatusCode.Unauthorized => $"{Connection.BaseUrl} does not accept the keys. Set LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY.",
            HttpStatusCode.TooManyRequests => $"{Connection.BaseUrl} still asks to wait (rate limit). Try again later.",
            _ => $"{Connection.BaseUrl} refused with {(int)status}{(said is null ? "." : $": {said}")}",
        })
        {
            Status = (int)status,
        };
    }
}
