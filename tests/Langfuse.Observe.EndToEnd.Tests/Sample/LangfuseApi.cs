using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Langfuse.Observe.EndToEnd.Tests.Sample;

/// <summary>Reads what a server holds, over its public API.</summary>
public sealed class LangfuseApi : IDisposable
{
    private const string AllFields = "core,basic,time,io,metadata,model,usage,metrics,trace_context";
    private readonly HttpClient _http;

    public LangfuseApi(Uri baseUrl, string publicKey = "pk-lf-local", string secretKey = "sk-lf-local")
    {
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{publicKey}:{secretKey}"));
        _http = new HttpClient { BaseAddress = baseUrl, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", credentials) } };
    }

    public async Task<StoredTrace> TraceAsync(string? traceId = null)
    {
        var one = traceId is null ? "" : $"&traceId={traceId}";
        return new StoredTrace(
            await DataAsync($"api/public/v2/observations?limit=1000&fields={AllFields}{one}"),
            await DataAsync($"api/public/v3/scores?limit=100&fields=subject,details{one}"));
    }

    public Task<string> PageAsync(Uri page) => _http.GetStringAsync(page);

    public void Dispose() => _http.Dispose();

    private async Task<IReadOnlyList<JsonElement>> DataAsync(string path) =>
        [.. (await _http.GetFromJsonAsync<JsonElement>(path)).GetProperty("data").EnumerateArray()];
}
