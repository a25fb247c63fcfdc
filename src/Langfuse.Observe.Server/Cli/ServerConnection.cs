using System.CommandLine;
using System.Net.Http.Headers;
using System.Text;

namespace Langfuse.Observe.Server.Cli;

/// <summary>The server a command speaks to: from its options, else LANGFUSE_*, else the local server.</summary>
internal sealed record ServerConnection(Uri BaseUrl, string PublicKey, string SecretKey, string Origin)
{
    public static readonly Option<string?> BaseUrlOption = new("--base-url") { Description = "Address of the server [default: LANGFUSE_BASE_URL, else the local server]" };
    public static readonly Option<string?> PublicKeyOption = new("--public-key") { Description = "Public key [default: LANGFUSE_PUBLIC_KEY, else the local key]" };
    public static readonly Option<string?> SecretKeyOption = new("--secret-key") { Description = "Secret key [default: LANGFUSE_SECRET_KEY, else the local key]" };

    private static readonly LangfuseLocalServerOptions s_local = new();

    /// <exception cref="ArgumentException">The address is not one.</exception>
    public static ServerConnection From(ParseResult parsed, bool ignoreEnvironment = false)
    {
        var given = parsed.GetValue(BaseUrlOption);
        var set = ignoreEnvironment ? null : Variable("LANGFUSE_BASE_URL") ?? Variable("LANGFUSE_HOST");
        return new ServerConnection(
            Address(given ?? set ?? $"http://127.0.0.1:{LangfuseLocalServerOptions.DefaultCommandLinePort}"),
            parsed.GetValue(PublicKeyOption) ?? (ignoreEnvironment ? null : Variable("LANGFUSE_PUBLIC_KEY")) ?? s_local.PublicKey,
            parsed.GetValue(SecretKeyOption) ?? (ignoreEnvironment ? null : Variable("LANGFUSE_SECRET_KEY")) ?? s_local.SecretKey,
            given is not null ? "--base-url" : set is not null ? "the environment" : "the default, the local server");
    }

    /// <exception cref="ArgumentException">The text is no address.</exception>
    public static Uri Address(string text) => Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new ArgumentException($"'{text}' is not an address such as https://cloud.langfuse.com or http://127.0.0.1:{LangfuseLocalServerOptions.DefaultCommandLinePort}.");

    public HttpClient CreateClient()
    {
        var client = new HttpClient { BaseAddress = BaseUrl, Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{PublicKey}:{SecretKey}")));
        client.DefaultRequestHeaders.Add("x-langfuse-ingestion-version", "4");
        return client;
    }

    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
