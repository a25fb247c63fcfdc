using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Langfuse.Observe.Server.Cli;

/// <summary>Looks at a server as a client would: is it there, does it take the keys, is its clock ours, does it take an export.</summary>
internal sealed class Examination(HttpClient client, ServerConnection connection, TimeProvider clock)
{
    private static readonly TimeSpan s_tolerableSkew = TimeSpan.FromMinutes(1);

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (address, health) = await AddressAsync(cancellationToken);
        yield return address;
        if (health is null)
        {
            yield break;
        }

        using (health)
        {
            yield return Clock(health);
        }

        var keys = await KeysAsync(cancellationToken);
        yield return keys;
        if (keys.IsGood)
        {
            yield return await ExportAsync(cancellationToken);
        }
    }

    private async Task<(Finding, HttpResponseMessage?)> AddressAsync(CancellationToken cancellationToken)
    {
        const string Name = "Address";
        try
        {
            var started = clock.GetTimestamp();
            var response = await client.GetAsync(new Uri("api/public/health", UriKind.Relative), cancellationToken);
            var took = clock.GetElapsedTime(started).TotalMilliseconds;
            using var body = JsonElements.TryParse(await response.Content.ReadAsStringAsync(cancellationToken));
            if (response.IsSuccessStatusCode && body?.RootElement.Text("version") is { } version)
            {
                return (new Finding(Name, true, $"answers in {took:0} ms, Langfuse API {version}"), response);
            }

            response.Dispose();
            return (new Finding(Name, false, $"something answers with {(int)response.StatusCode}, but it is no Langfuse. Set LANGFUSE_BASE_URL to the address of the server, without a path."), null);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            var isLocal = connection.BaseUrl.IsLoopback;
            return (new Finding(Name, false, $"nobody answers ({exception.Message}). " +
                (isLocal ? "Start the local server with 'langfuse-observe serve', or set LANGFUSE_BASE_URL." : "Check LANGFUSE_BASE_URL, the network and the proxy (HTTPS_PROXY).")), null);
        }
    }

    private Finding Clock(HttpResponseMessage health)
    {
        const string Name = "Clock";
        if (health.Headers.Date is not { } theirs)
        {
            return new Finding(Name, true, "the server does not say its time");
        }

        var skew = clock.GetUtcNow() - theirs;
        return skew.Duration() <= s_tolerableSkew
            ? new Finding(Name, true, "agrees with the server's")
            : new Finding(Name, false, $"is {skew.Duration().TotalSeconds:0} s {(skew > TimeSpan.Zero ? "ahead of" : "behind")} the server's. Traces will show at wrong times: set the clock of this machine (NTP).");
    }

    private async Task<Finding> KeysAsync(CancellationToken cancellationToken)
    {
        const string Name = "Keys";
        using var response = await client.GetAsync(new Uri("api/public/projects", UriKind.Relative), cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        using var body = JsonElements.TryParse(text);
        if (response.IsSuccessStatusCode && body is not null && body.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array && data.GetArrayLength() > 0)
        {
            return new Finding(Name, true, $"open the project '{data[0].Text("name")}'");
        }

        return new Finding(Name, false, response.StatusCode == HttpStatusCode.Unauthorized
            ? $"are refused for public key {connection.PublicKey}. Set LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY to a pair of this server's project; the address decides which region and project they belong to."
            : $"could not be checked: the server answered {(int)response.StatusCode}.");
    }

    // An empty export is taken and leaves nothing behind.
    private async Task<Finding> ExportAsync(CancellationToken cancellationToken)
    {
        const string Name = "Export";
        using var content = new ByteArrayContent([]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        using var response = await client.PostAsync(new Uri("api/public/otel/v1/traces", UriKind.Relative), content, cancellationToken);
        return response.IsSuccessStatusCode
            ? new Finding(Name, true, "spans are taken at api/public/otel/v1/traces")
            : new Finding(Name, false, $"is refused with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}. Check that nothing between here and the server (proxy, gateway) changes POST requests.");
    }
}
