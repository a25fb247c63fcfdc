using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.AiTypes.Tests.Support;

/// <summary>A server that answers as the services do: OpenAI, Azure OpenAI, Anthropic and Ollama, whole and streaming.</summary>
/// <remarks>A question about the weather is answered by a call of the tool <c>get_weather</c>, once; anything else by its echo.</remarks>
public sealed class FakeModel : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeModel(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<FakeModel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/v1/chat/completions", OpenAIWire.ChatAsync);
        app.MapPost("/openai/deployments/{model}/chat/completions", OpenAIWire.ChatAsync);
        app.MapPost("/v1/responses", OpenAIWire.ResponsesAsync);
        app.MapPost("/v1/embeddings", OpenAIWire.EmbeddingsAsync);
        app.MapPost("/v1/images/generations", OpenAIWire.ImagesAsync);
        app.MapPost("/v1/audio/transcriptions", OpenAIWire.TranscriptionsAsync);
        app.MapPost("/v1/messages", AnthropicWire.MessagesAsync);
        app.MapPost("/api/chat", OllamaWire.ChatAsync);
        app.MapPost("/api/generate", OllamaWire.GenerateAsync);
        app.MapPost("/api/embed", OllamaWire.EmbedAsync);
        await app.StartAsync();
        return new FakeModel(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    internal static async Task<JsonNode> ReadAsync(HttpRequest request) => (await JsonNode.ParseAsync(request.Body))!;

    internal static async Task WriteAsync(HttpResponse response, string json)
    {
        response.ContentType = "application/json";
        await response.WriteAsync(json);
    }

    internal static async Task EventsAsync(HttpResponse response, params string[] events)
    {
        response.ContentType = "text/event-stream";
        foreach (var data in events)
        {
            await response.WriteAsync(data);
            await response.Body.FlushAsync();
        }
    }

    /// <summary>The text of the last message, whatever form its content has.</summary>
    internal static string LastText(JsonNode body, string list = "messages")
    {
        var text = new StringBuilder();
        var items = body[list] as JsonArray;
        switch (items is null ? body[list] : items[^1]!["content"])
        {
            case JsonArray parts:
                foreach (var part in parts)
                {
                    text.Append(part?["text"]?.ToString());
                }

                break;
            case { } content:
                text.Append(content);
                break;
        }

        return text.ToString();
    }

    internal static bool AsksForWeather(JsonNode body, string list = "messages") =>
        body["tools"] is JsonArray { Count: > 0 } && LastText(body, list).Contains("weather", StringComparison.OrdinalIgnoreCase);
}
