using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Tests.Support;

/// <summary>Speaks to a server as a peer does: over a socket, with nothing of the product in between.</summary>
internal sealed class ServerClient : IDisposable
{
    private readonly HttpClient _http;

    public ServerClient(LangfuseLocalServer server)
        : this(server.BaseUrl, server.PublicKey, server.SecretKey)
    {
    }

    public ServerClient(Uri baseUrl, string publicKey, string secretKey)
    {
        _http = new HttpClient { BaseAddress = baseUrl };
        Authorize("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{publicKey}:{secretKey}")));
        _http.DefaultRequestHeaders.Add("x-langfuse-ingestion-version", "4");
    }

    public HttpRequestHeaders Headers => _http.DefaultRequestHeaders;

    public void Authorize(string? scheme, string? value = null) =>
        _http.DefaultRequestHeaders.Authorization = scheme is null ? null : new AuthenticationHeaderValue(scheme, value);

    public Task<HttpResponseMessage> ExportAsync(params ProtoSpan[] spans) => ExportAsync(ProtoSpan.Export(spans));

    public Task<HttpResponseMessage> ExportAsync(byte[] body, string contentType = "application/x-protobuf", bool gzip = false)
    {
        var content = new ByteArrayContent(gzip ? Zip(body) : body);
        if (contentType.Length > 0)
        {
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        if (gzip)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        return _http.PostAsync("api/public/otel/v1/traces", content);
    }

    public Task<HttpResponseMessage> ExportJsonAsync(string json, bool gzip = false) =>
        ExportAsync(Encoding.UTF8.GetBytes(json), "application/json", gzip);

    public Task<HttpResponseMessage> PostAsync(string path, string json) =>
        _http.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null) => _http.SendAsync(new HttpRequestMessage(method, path)
    {
        Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"),
    });

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    /// <summary>The body of a GET that must succeed.</summary>
    public async Task<JsonNode> GetAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"GET {path}: {(int)response.StatusCode} {body}");
        return JsonNode.Parse(body)!;
    }

    public Task<HttpResponseMessage> TryGetAsync(string path) => _http.GetAsync(path);

    /// <summary>The observation of that id in the trace, as GET /traces/{id} gives it.</summary>
    public async Task<JsonNode> ObservationAsync(string? spanId = null, string? traceId = null)
    {
        var trace = await GetAsync($"api/public/traces/{traceId ?? Ids.Trace(1)}");
        return trace["observations"]!.AsArray().Single(observation => (string)observation!["id"]! == (spanId ?? Ids.Span(1)))!;
    }

    public async Task<string[]> WarningCodesAsync() =>
        [.. (await GetAsync("api/local/warnings"))["data"]!.AsArray().Select(warning => (string)warning!["code"]!).Order()];

    public void Dispose() => _http.Dispose();

    private static byte[] Zip(byte[] body)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return zipped.ToArray();
    }
}
