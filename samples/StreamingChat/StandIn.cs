using System.Text.Json;
using System.Text.Json.Nodes;

namespace StreamingChat;

/// <summary>A stand-in for the service: it repeats the question word by word, as chunks of a chat completion.</summary>
internal static class StandIn
{
    public static void Map(WebApplication app) => app.MapPost("/stand-in/v1/chat/completions", AnswerAsync);

    private static async Task AnswerAsync(HttpContext context)
    {
        var request = await JsonNode.ParseAsync(context.Request.Body);
        var question = request!["messages"]!.AsArray()[^1]!["content"]!.ToString();
        context.Response.ContentType = "text/event-stream";
        foreach (var (index, word) in ("You asked: " + question).Split(' ').Index())
        {
            await SendAsync(context, $$"""[{"index":0,"delta":{"role":"assistant","content":{{JsonSerializer.Serialize(index == 0 ? word : " " + word)}}},"finish_reason":null}]""", "null");
        }

        var tokens = question.Length / 4;
        await SendAsync(context, """[{"index":0,"delta":{},"finish_reason":"stop"}]""", "null");
        await SendAsync(context, "[]", $$"""{"prompt_tokens":{{tokens}},"completion_tokens":{{tokens + 3}},"total_tokens":{{(2 * tokens) + 3}}}""");
        await context.Response.WriteAsync("data: [DONE]\n\n");
    }

    private static async Task SendAsync(HttpContext context, string choices, string usage)
    {
        await context.Response.WriteAsync(
            $$"""data: {"id":"stand-in","object":"chat.completion.chunk","created":1700000000,"model":"gpt-4o-mini","choices":{{choices}},"usage":{{usage}}}""" + "\n\n");
        await context.Response.Body.FlushAsync();
    }
}
