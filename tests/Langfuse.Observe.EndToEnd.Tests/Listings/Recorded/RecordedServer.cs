using System.Collections.Concurrent;
using System.IO.Compression;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.EndToEnd.Tests.Listings.Recorded;

/// <summary>Answers as a Langfuse server did, and keeps what it was asked.</summary>
internal sealed class RecordedServer : IAsyncDisposable
{
    private static readonly string s_answers = Path.Combine(
        typeof(RecordedServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!,
        "tests/Langfuse.Observe.EndToEnd.Tests/Listings/Recorded/answers");

    private readonly WebApplication _app;
    private readonly List<RecordedExchange> _exchanges;
    private readonly Dictionary<string, int> _answered = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Request, JsonNode? Body)> _requests = new();
    private readonly ConcurrentQueue<string> _unknown = new();

    private RecordedServer(WebApplication app, List<RecordedExchange> exchanges)
    {
        _app = app;
        _exchanges = exchanges;
    }

    /// <summary>Requests that no exchange has.</summary>
    public IReadOnlyCollection<string> Unknown => _unknown;

    public string BaseUrl => _app.Urls.Single();

    public static async Task<RecordedServer> StartAsync(int version, string program)
    {
        var folder = Path.Combine(s_answers, $"version-{version}");
        string[] files = [Path.Combine(folder, "common.json"), Path.Combine(folder, program + ".json")];
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new RecordedServer(app, [.. files.Where(File.Exists).SelectMany(RecordedExchange.Read)]);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>The bodies of all requests that begin so: "POST /api/public/dataset-run-items".</summary>
    public IReadOnlyList<JsonNode> Bodies(string request) =>
        [.. _requests.Where(one => one.Request.StartsWith(request, StringComparison.Ordinal)).Select(static one => one.Body).OfType<JsonNode>()];

    public int Count(string request) => _requests.Count(one => one.Request.StartsWith(request, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var name = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}";
        var body = await BodyAsync(context.Request);
        _requests.Enqueue((name, body));
        if (Next(context.Request) is not { } exchange)
        {
            _unknown.Enqueue(name);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        (context.Response.StatusCode, context.Response.ContentType) = (exchange.Status, exchange.ContentType);
        await context.Response.WriteAsync(exchange.Answer(body));
    }

    private RecordedExchange? Next(HttpRequest request)
    {
        var fitting = _exchanges.Where(exchange => exchange.Fits(request)).GroupBy(static exchange => exchange.Key).MaxBy(static same => same.First().Query.Count)?.ToList();
        if (fitting is null)
        {
            return null;
        }

        lock (_answered)
        {
            var before = _answered.GetValueOrDefault(fitting[0].Key);
            _answered[fitting[0].Key] = before + 1;
            return fitting[Math.Min(before, fitting.Count - 1)];
        }
    }

    /// <summary>The body where it is JSON; the spans are not.</summary>
    private static async Task<JsonNode?> BodyAsync(HttpRequest request)
    {
        var isPacked = request.Headers.ContentEncoding == "gzip";
        await using var unpacked = isPacked ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var bytes = new MemoryStream();
        await unpacked.CopyToAsync(bytes);
        return bytes.Length > 0 && request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true ? JsonNode.Parse(bytes.ToArray()) : null;
    }
}
