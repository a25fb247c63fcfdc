using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Login;

/// <summary>Speaks with an OpenID Connect provider. The id token comes straight from it over its own connection, which vouches for it (OpenID Connect Core 3.1.3.7, 6).</summary>
internal sealed class OpenIdProvider(LangfuseOpenIdOptions options, TimeProvider clock) : IDisposable
{
    private const int MaxAnswer = 1024 * 1024;
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(15), MaxResponseContentBufferSize = MaxAnswer,
    };

    public async Task<string> AuthorizeAddressAsync(string redirect, string state, string nonce, string challenge, CancellationToken cancellationToken)
    {
        var endpoint = Text(await DiscoverAsync(cancellationToken), "authorization_endpoint");
        var query = Query(
            ("response_type", "code"), ("client_id", options.ClientId), ("redirect_uri", redirect), ("scope", "openid email profile"), ("state", state), ("nonce", nonce),
            ("code_challenge", challenge), ("code_challenge_method", "S256"));
        return endpoint + (endpoint.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query;
    }

    /// <exception cref="ApiException">The provider does not vouch for anybody.</exception>
    public async Task<OpenIdPerson> RedeemAsync(string code, string redirect, string verifier, string nonce, CancellationToken cancellationToken)
    {
        var configuration = await DiscoverAsync(cancellationToken);
        var form = new List<KeyValuePair<string, string>>
        {
            new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", redirect), new("code_verifier", verifier), new("client_id", options.ClientId),
        };
        if (options.ClientSecret is { } secret)
        {
            form.Add(new("client_secret", secret));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, Text(configuration, "token_endpoint")) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var answer = await SendAsync(request, cancellationToken);
        return Person(Claims(Text(answer, "id_token")), Text(configuration, "issuer"), nonce);
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> DiscoverAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, options.Authority.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration");
        var configuration = await SendAsync(request, cancellationToken);
        return Text(configuration, "issuer").TrimEnd('/') == options.Authority.AbsoluteUri.TrimEnd('/')
            ? configuration
            : throw Wrong($"it calls itself '{Text(configuration, "issuer")}'; set OpenId.Authority to that");
    }

    private OpenIdPerson Person(JsonElement claims, string issuer, string nonce)
    {
        if (Text(claims, "iss") != issuer || !IsFor(claims) || claims.Text("nonce") != nonce)
        {
            throw Wrong("its token is for somebody else, or for another login");
        }

        if (!claims.TryGetProperty("exp", out var expiry) || !expiry.TryGetInt64(out var seconds) || DateTimeOffset.UnixEpoch.AddSeconds(Math.Clamp(seconds, 0, 253402300799)) + s_skew < clock.GetUtcNow())
        {
            throw Wrong("its token has expired");
        }

        // An email that anybody can claim would let anybody in.
        var isVerified = !claims.TryGetProperty("email_verified", out var verified) || verified.ValueKind == JsonValueKind.True || verified.ValueKind == JsonValueKind.String && verified.GetString() == "true";
        return isVerified && claims.Text("email") is { Length: > 0 } email ? new OpenIdPerson(Text(claims, "sub"), email, claims.Text("name")) : throw Wrong("it gives no email that it has verified");
    }

    private bool IsFor(JsonElement claims) => claims.TryGetProperty("aud", out var audience) && audience.ValueKind switch
    {
        JsonValueKind.String => audience.GetString() == options.ClientId,
        JsonValueKind.Array => audience.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.GetString() == options.ClientId),
        _ => false,
    };

    private static JsonElement Claims(string token)
    {
        var parts = token.Split('.');
        try
        {
            var text = parts[parts.Length == 3 ? 1 : throw Wrong("its token is none")].Replace('-', '+').Replace('_', '/');
            return JsonText.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='))));
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            throw Wrong("its token cannot be read");
        }
    }

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode ? JsonText.Parse(text) : throw Wrong($"{request.RequestUri} answered {(int)response.StatusCode}");
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Wrong($"{request.RequestUri}: {exception.Message}");
        }
    }

    private static string Text(JsonElement json, string name) => json.Text(name) ?? throw Wrong($"it gives no {name}");

    private static string Query(params IEnumerable<(string Name, string Value)> pairs) => string.Join('&', pairs.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));

    private static ApiException Wrong(string why) => new(StatusCodes.Status502BadGateway, $"The OpenID Connect provider cannot be used: {why}.", "OpenIdError");
}
