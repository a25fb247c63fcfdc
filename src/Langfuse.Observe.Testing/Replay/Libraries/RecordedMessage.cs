using System.Text.Json.Nodes;

namespace Langfuse.Observe.Testing.Replay.Libraries;

/// <summary>A recorded message.</summary>
internal sealed class RecordedMessage(JsonObject json)
{
    public string Role { get; } = (string?)json["role"] ?? "assistant";

    /// <summary>The texts, one a part.</summary>
    public IReadOnlyList<string> Texts { get; } = [.. TextsOf(json["content"])];

    public string? Text => Texts.Count == 0 ? null : string.Concat(Texts);

    public string? Reasoning { get; } = (string?)json["reasoning"];

    public string? Refusal { get; } = json["refusal"] is JsonValue refusal ? (string?)refusal : null;

    public string? ToolCallId { get; } = (string?)json["tool_call_id"];

    public IReadOnlyList<ToolCall> ToolCalls { get; } = [.. CallsOf(json["tool_calls"] as JsonArray)];

    /// <summary>What a tool answered, when the message is one of a tool.</summary>
    public JsonNode? Content { get; } = json["content"];

    private static IEnumerable<string> TextsOf(JsonNode? content) => content switch
    {
        JsonValue value when value.TryGetValue(out string? text) => text.Length == 0 ? [] : [text],
        JsonArray parts => parts.OfType<JsonObject>().Select(static part => (string?)part["text"]).OfType<string>(),
        null => [],
        _ => [content.ToJsonString()],
    };

    private static IEnumerable<ToolCall> CallsOf(JsonArray? calls)
    {
        foreach (var call in calls?.OfType<JsonObject>() ?? [])
        {
            var function = call["function"] as JsonObject ?? call;
            var arguments = function["arguments"];
            yield return new((string?)call["id"] ?? "", (string?)function["name"] ?? "", arguments is JsonValue value && value.TryGetValue(out string? text) ? text : arguments?.ToJsonString() ?? "{}");
        }
    }

    /// <param name="Id">The id by which its result refers to it.</param>
    /// <param name="Name">The function.</param>
    /// <param name="Arguments">The arguments as JSON text.</param>
    internal sealed record ToolCall(string Id, string Name, string Arguments);
}
