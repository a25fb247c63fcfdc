using System.Text.Json;
using System.Text.Json.Nodes;
using Langfuse.Observe.Recording.Replay;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe;

/// <summary>An answer that a stored trace has, as it came from a client.</summary>
internal static class RecordedChat
{
    public static ChatResponse Response(RecordedCall call)
    {
        var json = Parse(call.Output);
        var fields = json as JsonObject;
        var messages = fields?["messages"] is JsonArray several ? several.Select(static message => Message(message)).ToList() : [Message(json)];
        return new ChatResponse(messages)
        {
            ResponseId = call.Metadata.GetValueOrDefault("response_id"),
            ConversationId = call.Metadata.GetValueOrDefault("conversation_id"),
            ModelId = Text(fields?["model"]) ?? call.Model,
            CreatedAt = call.StartTime,
            FinishReason = Text(fields?["finish_reason"]) is { } reason ? new ChatFinishReason(reason) : null,
            Usage = UsageOf(call),
        };
    }

    /// <summary>The pieces of a streamed answer: one a message, which is all that is recorded.</summary>
    public static async IAsyncEnumerable<ChatResponseUpdate> UpdatesAsync(RecordedCall call)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var update in Response(call).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <summary>What a function gave: JSON, as functions give it.</summary>
    public static object? Result(RecordedCall call) => call.Output is null ? null : JsonSerializer.SerializeToElement(Parse(call.Output), AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonNode)));

    private static JsonNode? Parse(string? stored)
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

    private static ChatMessage Message(JsonNode? json)
    {
        if (json is not JsonObject message)
        {
            return new ChatMessage(ChatRole.Assistant, Text(json));
        }

        var role = Text(message["role"]) is { } given ? new ChatRole(given) : ChatRole.Assistant;
        return new ChatMessage(role, [.. Contents(message)]) { AuthorName = Text(message["name"]) };
    }

    private static IEnumerable<AIContent> Contents(JsonObject message)
    {
        if (Text(message["reasoning"]) is { } reasoning)
        {
            yield return new TextReasoningContent(reasoning);
        }

        if (Text(message["role"]) == "tool" && Text(message["tool_call_id"]) is { } answered)
        {
            yield return new FunctionResultContent(answered, message["content"]?.DeepClone());
            yield break;
        }

        foreach (var text in Texts(message["content"]))
        {
            yield return new TextContent(text);
        }

        foreach (var call in (message["tool_calls"] as JsonArray)?.OfType<JsonObject>() ?? [])
        {
            var function = call["function"] as JsonObject ?? call;
            yield return new FunctionCallContent(Text(call["id"]) ?? "", Text(function["name"]) ?? "", Arguments(function["arguments"]));
        }
    }

    private static IEnumerable<string> Texts(JsonNode? content) => content switch
    {
        JsonArray parts => parts.Select(static part => Text(part is JsonObject one ? one["text"] : part)).OfType<string>(),
        null => [],
        _ => [Text(content)!],
    };

    private static Dictionary<string, object?>? Arguments(JsonNode? arguments) =>
        (arguments is JsonValue text ? Parse(Text(text)) : arguments) is JsonObject given
            ? given.ToDictionary(static argument => argument.Key, static argument => (object?)(argument.Value is null ? null : JsonSerializer.SerializeToElement(argument.Value, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonNode)))))
            : null;

    private static UsageDetails? UsageOf(RecordedCall call) => call.Usage.Count == 0 ? null : new UsageDetails
    {
        InputTokenCount = Tokens(call, "input"),
        OutputTokenCount = Tokens(call, "output"),
        TotalTokenCount = Tokens(call, "total"),
        CachedInputTokenCount = Tokens(call, "input_cached_tokens"),
        ReasoningTokenCount = Tokens(call, "output_reasoning_tokens"),
    };

    // What has a name of its own was taken out of its side when it was recorded.
    private static long? Tokens(RecordedCall call, string side)
    {
        var units = call.Usage.Where(unit => unit.Key == side || unit.Key.StartsWith(side + "_", StringComparison.Ordinal)).ToList();
        return units.Count == 0 ? null : (long)units.Sum(static unit => unit.Value);
    }

    private static string? Text(JsonNode? json) => json switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => json.ToJsonString(),
    };
}
