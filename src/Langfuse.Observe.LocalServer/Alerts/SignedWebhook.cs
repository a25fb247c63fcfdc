using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Langfuse.Observe.LocalServer.Alerts;

/// <summary>Posts over HTTP with an HMAC of time and body, as Langfuse signs its webhooks.</summary>
internal sealed class SignedWebhook(TimeProvider clock) : IWebhook, IDisposable
{
    public const string Header = "x-langfuse-signature";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<(int? Status, string? Error)> SendAsync(string url, string body, string secret, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation(Header, Signature(body, secret, clock.GetUtcNow()));
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return ((int)response.StatusCode, Problem(response));
        }
        catch (HttpRequestException exception)
        {
            return (null, $"{url} cannot be reached: {exception.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"{url} did not answer within {s_patience.TotalSeconds} s");
        }
    }

    public static string Signature(string body, string secret, DateTimeOffset at)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return $"t={time},v1={Convert.ToHexStringLower(hash)}";
    }

    public void Dispose() => _http.Dispose();

    private static string? Problem(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 => $"it redirects ({(int)response.StatusCode}) to {response.Headers.Location?.ToString() ?? "nowhere"}, which is not followed; give the alert the address that takes the events",
        var status => $"it answered {status} {response.ReasonPhrase}",
    };
}
