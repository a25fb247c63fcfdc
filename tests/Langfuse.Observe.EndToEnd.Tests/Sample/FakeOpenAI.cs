using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.EndToEnd.Tests.Sample;

/// <summary>A service that speaks OpenAI's chat completions as far as the sample uses them: POST, server-sent events, usage in the last event, errors.</summary>
public sealed class FakeOpenAI : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _calls;

    private FakeOpenAI(WebApplication app) => _app = app;

    /// <summary>The address for OPENAI_BASE_URL.</summary>
    public string BaseUrl => _app.Urls.Single() + "/v1";

    public int Calls => _calls;

    /// <summary>The body of the last request.</summary>
    public JsonElement Request { get; private set; }

    public string? Authorization { get; private set; }

    /// <param name="pieces">What the model says, one event each.</param>
    /// <param name="status">An error instead, on every call.</param>
    public static async Task<FakeOpenAI> StartAsync(string[]? pieces = null, int status = 200)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeOpenAI(app);
        app.MapPost("/v1/chat/completions", context => fake.CompleteAsync(context, pieces ?? [], status));
        await app.StartAsync();
        return fake;
    }

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["OPENAI_API_KEY"] = "sk-test", ["OPENAI_BASE_URL"] = BaseUrl, ["OPENAI_MODEL"] = "test-model",
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task CompleteAsync(HttpContext context, string[] pieces, int status)
    {
        Interlocked.Increment(ref _calls);
        Authorization = context.Request.Headers.Authorization;
        Request = (await JsonDocument.ParseAsync(context.Request.Body)).RootElement;
        if (status != 200)
        {
            context.Response.StatusCode = status;
            // What the client waits before it tries again, kept short for the test.
            context.Response.Headers["retry-after-ms"] = "1";
            await context.Response.WriteAsJsonAsync(new { error = new { message = $"refused with {status}", type = "test", code = (string?)null } });
            return;
        }

        context.Response.ContentType = "text/event-stream";
        await SendAsync(context, Chunk(new { role = "assistant", content = "" }));
        foreach (var piece in pieces)
        {
            await SendAsync(context, Chunk(new { content = piece }));
        }

        await SendAsync(context, Chunk(new { }, finish: "stop"));
        await SendAsync(context, new
        {
            id = "chatcmpl-1", @object = "chat.completion.chunk", created = 1_700_000_000, model = "test-model-2025-01-01", choices = Array.Empty<object>(),
            usage = new
            {
                prompt_tokens = 321, completion_tokens = 45, total_tokens = 366,
                prompt_tokens_details = new { cached_tokens = 21 }, completion_tokens_details = new { reasoning_tokens = 5 },
            },
        });
        await context.Response.WriteAsync("data: [DONE]\n\n");
    }

    private static object Chunk(object delta, string? finish = null) => new
    {
        id = "chatcmpl-1", @object = "chat.completion.chunk", created = 1_700_000_000, model = "test-model-2025-01-01",
        choices = new[] { new { index = 0, delta, finish_reason = finish } },
    };

    private static async Task SendAsync(HttpContext context, object data)
    {
        await context.Response.WriteAsync($"data: {JsonSerializer.Serialize(data)}\n\n");
        await context.Response.Body.FlushAsync();
    }
}
