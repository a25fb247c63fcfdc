using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace RagPipeline.Tracing;

/// <summary>Reads a trace over Langfuse's public API, the way any other program would.</summary>
public sealed class TraceReader : IDisposable
{
    private readonly HttpClient _http;

    public TraceReader(Uri baseUrl, string publicKey, string secretKey)
    {
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{publicKey}:{secretKey}"));
        _http = new HttpClient { BaseAddress = baseUrl, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", credentials) } };
    }

    /// <returns>The trace, or null when the server has none of this id.</returns>
    public async Task<TraceView?> ReadAsync(string traceId, CancellationToken cancellationToken = default)
    {
        using var response = await _http.GetAsync($"api/public/traces/{traceId}", cancellationToken);
        return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<TraceView>(cancellationToken) : null;
    }

    public void Dispose() => _http.Dispose();
}
