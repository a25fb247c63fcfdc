using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ModelService;

/// <summary>A stand-in for the service: it answers a chat completion whole, or streams it word by word, with its usage.</summary>
internal static class StandIn
{
    public static async Task AnswerAsync(HttpContext context, Func<IReadOnlyList<Turn>, Reply> answer)
    {
        var request = (await JsonNode.ParseAsync(context.Request.Body))!;
        var turns = request["messages"]!.AsArray().Select(static message => new Turn(message!["role"]!.ToString(), TextOf(message["content"]))).ToList();
        var reply = answer(turns);
        var usage = Usage(turns, reply);
        if ((bool?)request["stream"] != true)
        {
            await context.Response.WriteAsJsonAsync(Completion("chat.completion", new JsonObject
            {
                ["index"] = 0, ["message"] = Message(reply), ["finish_reason"] = Reason(reply),
            }, usage));
            return;
        }

        context.Response.ContentType = "text/event-stream";
        foreach (var delta in Deltas(reply))
        {
            await SendAsync(context, Completion("chat.completion.chunk", new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = null }));
        }

        await SendAsync(context, Completion("chat.completion.chunk", new JsonObject { ["index"] = 0, ["delta"] = new JsonObject(), ["finish_reason"] = Reason(reply) }));
        if ((bool?)request["stream_options"]?["include_usage"] == true)
        {
            await SendAsync(context, Completion("chat.completion.chunk", choice: null, usage));
        }

        await context.Response.WriteAsync("data: [DONE]\n\n");
    }

    // Content is a text, or a list of parts of which some are texts.
    private static string TextOf(JsonNode? content) => content is JsonArray parts ? string.Concat(parts.Select(static part => part?["text"]?.ToString())) : content?.ToString() ?? "";

    private static string Reason(Reply reply) => reply.Tool is null ? "stop" : "tool_calls";

    private static JsonObject Message(Reply reply) => reply.Tool is null
        ? new JsonObject { ["role"] = "assistant", ["content"] = reply.Text }
        : new JsonObject { ["role"] = "assistant", ["content"] = null, ["tool_calls"] = new JsonArray(ToolCall(reply, reply.Arguments!)) };

    private static IEnumerable<JsonObject> Deltas(Reply reply)
    {
        yield return reply.Tool is null ? new JsonObject { ["role"] = "assistant", ["content"] = "" }
            : new JsonObject { ["role"] = "assistant", ["content"] = null, ["tool_calls"] = new JsonArray(ToolCall(reply, "")) };
        if (reply.Tool is not null)
        {
            yield return new JsonObject { ["tool_calls"] = new JsonArray(new JsonObject { ["index"] = 0, ["function"] = new JsonObject { ["arguments"] = reply.Arguments } }) };
        }

        var words = reply.Text?.Split(' ') ?? [];
        for (var i = 0; i < words.Length; i++)
        {
            yield return new JsonObject { ["content"] = i == 0 ? words[i] : " " + words[i] };
        }
    }

    private static JsonObject ToolCall(Reply reply, string arguments) => new()
    {
        ["index"] = 0, ["id"] = "call_" + reply.Tool, ["type"] = "function", ["function"] = new JsonObject { ["name"] = reply.Tool, ["arguments"] = arguments },
    };

    private static JsonObject Usage(List<Turn> turns, Reply reply)
    {
        var input = 1 + (turns.Sum(static turn => turn.Text.Length) / 4);
        var output = 1 + ((reply.Text ?? reply.Arguments!).Length / 4);
        return new JsonObject { ["prompt_tokens"] = input, ["completion_tokens"] = output, ["total_tokens"] = input + output };
    }

    private static JsonObject Completion(string kind, JsonObject? choice, JsonObject? usage = null) => new()
    {
        ["id"] = "chatcmpl-stand-in", ["object"] = kind, ["created"] = 1700000000, ["model"] = "gpt-4o-mini",
        ["choices"] = choice is null ? new JsonArray() : new JsonArray(choice), ["usage"] = usage,
    };

    private static async Task SendAsync(HttpContext context, JsonObject chunk)
    {
        await context.Response.WriteAsync($"data: {chunk.ToJsonString()}\n\n");
        await context.Response.Body.FlushAsync();
    }
}
