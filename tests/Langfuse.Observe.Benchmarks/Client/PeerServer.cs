using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.Benchmarks.Client;

/// <summary>The other end of <see cref="ClientComparison"/>, in a process of its own: takes what is sent, has one prompt and some thousand traces.</summary>
internal static class PeerServer
{
    private const int Page = 100;

    /// <summary>Serves until standard input is closed; says its port in the first line.</summary>
    public static async Task<int> RunAsync(int traces)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/api/public/projects", static () => Json("""{"data":[{"id":"p","name":"benchmark","organization":{"id":"o","name":"o"},"metadata":{}}]}"""));
        app.MapGet("/api/public/v2/prompts/{name}", static () => Json(Prompt()));
        app.MapGet("/api/public/v2/observations", (HttpRequest request) => Json(Observations(traces, request.Query["cursor"])));
        app.MapPost("/api/public/otel/v1/traces", static request => TakeAsync(request, StatusCodes.Status200OK, "{}"));
        app.MapPost("/api/public/ingestion", static request => TakeAsync(request, StatusCodes.Status207MultiStatus, """{"successes":[],"errors":[]}"""));
        await app.StartAsync();
        Console.WriteLine(new Uri(app.Urls.Single()).Port.ToString(CultureInfo.InvariantCulture));
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static IResult Json(string json) => Results.Text(json, "application/json");

    private static async Task TakeAsync(HttpContext context, int status, string answer)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        (context.Response.StatusCode, context.Response.ContentType) = (status, "application/json");
        await context.Response.WriteAsync(answer);
    }

    private static string Prompt() => JsonSerializer.Serialize(new
    {
        id = "p", name = "template", version = 1, type = "text", prompt = PromptTemplateText.Template, config = new { }, labels = new[] { "production" }, tags = Array.Empty<string>(),
        createdAt = "2026-01-01T00:00:00Z", updatedAt = "2026-01-01T00:00:00Z",
    });

    /// <summary>Roots, the newest first; a cursor is the number of the first one.</summary>
    private static string Observations(int traces, string? cursor)
    {
        var first = int.Parse(cursor is { Length: > 0 } ? cursor : "0", CultureInfo.InvariantCulture);
        var last = Math.Min(first + Page, traces);
        return JsonSerializer.Serialize(new
        {
            data = Enumerable.Range(first, last - first).Select(number => new
            {
                id = (traces - number).ToString("x16", CultureInfo.InvariantCulture), traceId = (traces - number).ToString("x32", CultureInfo.InvariantCulture), projectId = "p",
                type = "SPAN", name = "support", startTime = DateTime.UnixEpoch.AddDays(20_000).AddSeconds(traces - number).ToString("O"), endTime = (string?)null,
                parentObservationId = (string?)null, isRootObservation = true, environment = "default", traceName = "support", tags = new[] { "production" },
                input = new string('q', 500), output = new string('a', 1_500), metadata = new { channel = "web" },
            }),
            meta = new { cursor = last < traces ? last.ToString(CultureInfo.InvariantCulture) : null },
        });
    }
}
