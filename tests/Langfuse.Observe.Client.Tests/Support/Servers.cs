using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Support;

/// <summary>Clients against a local server, and what that server has stored.</summary>
internal static class Servers
{
    public static Task<LangfuseLocalServer> StartAsync() => LangfuseLocalServer.StartAsync();

    public static LangfuseClient Client(LangfuseLocalServer server, string project, Action<LangfuseOptions>? configure = null) =>
        LangfuseClient.Start(project, options =>
        {
            options.BaseUrl = server.BaseUrl;
            options.PublicKey = server.PublicKey;
            options.SecretKey = server.SecretKey;
            options.Timeout = options.ShutdownTimeout = Patience.Time;
            configure?.Invoke(options);
        });

    public static async Task<JsonElement> GetAsync(LangfuseLocalServer server, string path)
    {
        using var http = new HttpClient { BaseAddress = server.BaseUrl };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{server.PublicKey}:{server.SecretKey}")));
        using var json = JsonDocument.Parse(await http.GetStringAsync(new Uri(server.BaseUrl, path)));
        return json.RootElement.Clone();
    }

    public static async Task<Counts> CountsAsync(LangfuseLocalServer server)
    {
        var counts = await GetAsync(server, "api/local/counts");
        return new(counts.GetProperty("observations").GetInt64(), counts.GetProperty("scores").GetInt64(), counts.GetProperty("duplicates").GetInt64());
    }
}
