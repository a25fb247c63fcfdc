using System.Text.Json;
using System.Text.Json.Nodes;
using Langfuse.Observe.Recording.Replay;

namespace Langfuse.Observe.OpenAI.Replay;

/// <summary>The JSON of whole answers. What was recorded of them is as the service sent it.</summary>
internal static class RecordedBodies
{
    public static JsonObject Chat(RecordedCall call)
    {
        var choices = new JsonArray();
        foreach (var message in Messages(call))
        {
            choices.Add((JsonNode)new JsonObject { ["index"] = choices.Count, ["message"] = message, ["finish_reason"] = Reason(call, message), ["logprobs"] = null });
        }

        return Head(call, "chat.completion", choices);
    }

    public static JsonObject Completion(RecordedCall call) => Head(
        call, "text_completion", new JsonArray(new JsonObject { ["index"] = 0, ["text"] = call.Output, ["finish_reason"] = call.Metadata.GetValueOrDefault("finish_reason") ?? "stop" }));

    public static JsonObject Responses(RecordedCall call) => new()
    {
        ["id"] = Id(call),
        ["object"] = "response",
        ["created_at"] = call.StartTime.ToUnixTimeSeconds(),
        ["status"] = call.Metadata.GetValueOrDefault("status") ?? "completed",
        ["model"] = call.Model ?? "",
        ["output"] = Parse(call.Output) as JsonArray ?? [],
        ["parallel_tool_calls"] = true,
        ["tool_choice"] = "auto",
        ["tools"] = new JsonArray(),
        ["metadata"] = new JsonObject(),
        ["usage"] = Usage(call, "input_tokens", "output_tokens"),
    };

    public static JsonObject? ChatUsage(RecordedCall call) => Usage(call, "prompt_tokens", "completion_tokens");

    public static string Id(RecordedCall call) => call.Metadata.GetValueOrDefault("response_id") ?? "replayed";

    public static string Reason(RecordedCall call, JsonNode? message) =>
        call.Metadata.GetValueOrDefault("finish_reason") ?? (message?["tool_calls"] is JsonArray { Count: > 0 } ? "tool_calls" : "stop");

    /// <summary>The messages, one a choice.</summary>
    public static IEnumerable<JsonObject> Messages(RecordedCall call) => Parse(call.Output) switch
    {
        JsonArray several => several.Select(static message => Message(message?.DeepClone())),
        var one => [Message(one)],
    };

    public static JsonNode? Parse(string? stored)
    {
        try
        {
            return stored is null ? null : JsonNode.Parse(stored);
        }
        catch (JsonException)
        {
            return JsonValue.Create(stored);
        }
    }

    private static JsonObject Message(JsonNode? json)
    {
        var message = json as JsonObject ?? new JsonObject { ["role"] = "assistant", ["content"] = json };
        message.TryAdd("role", "assistant");
        message.TryAdd("content", null);
        message.TryAdd("refusal", null);
        return message;
    }

    private static JsonObject Head(RecordedCall call, string kind, JsonArray choices) => new()
    {
        ["id"] = Id(call),
        ["object"] = kind,
        ["created"] = call.StartTime.ToUnixTimeSeconds(),
        ["model"] = call.Model ?? "",
        ["choices"] = choices,
        ["usage"] = ChatUsage(call),
    };

    /// <summary>Units with a name of their own were taken out of their side when they were recorded.</summary>
    private static JsonObject? Usage(RecordedCall call, string input, string output)
    {
        if (call.Usage.Count == 0)
        {
            return null;
        }

        var (asked, askedDetails) = Side(call, "input");
        var (answered, answeredDetails) = Side(call, "output");
        return new JsonObject
        {
            [input] = asked,
            [output] = answered,
            ["total_tokens"] = (long)call.Usage.GetValueOrDefault("total", asked + answered),
            [input + "_details"] = askedDetails,
            [output + "_details"] = answeredDetails,
        };
    }

    private static (long Count, JsonObject Details) Side(RecordedCall call, string side)
    {
        var details = new JsonObject();
        foreach (var (name, count) in call.Usage.Where(unit => unit.Key.StartsWith(side + "_", StringComparison.Ordinal)))
        {
            details[name[(side.Length + 1)..]] = (long)count;
        }

        return ((long)call.Usage.Where(unit => unit.Key == side || unit.Key.StartsWith(side + "_", StringComparison.Ordinal)).Sum(static unit => unit.Value), details);
    }
}
