using System.Text.Json.Nodes;
using Langfuse.Observe.Recording.Replay;

namespace Langfuse.Observe.Testing.Replay.Libraries;

/// <summary>An answer of a model in the form in which it is recorded: one message, or several, with what stands beside them.</summary>
internal sealed class RecordedAnswer
{
    public RecordedAnswer(RecordedCall call, JsonNode json)
    {
        Messages = json switch
        {
            JsonObject { } whole when whole["messages"] is JsonArray several => [.. several.Select(static message => Message(message))],
            JsonArray several when several.All(static item => item is JsonObject one && one.ContainsKey("role")) => [.. several.Select(static message => Message(message))],
            _ => [Message(json)],
        };
        var fields = json as JsonObject;
        FinishReason = (string?)fields?["finish_reason"] ?? call.Metadata.GetValueOrDefault("finish_reason");
        Model = (string?)fields?["model"] ?? call.Model;
        ResponseId = call.Metadata.GetValueOrDefault("response_id");
        Usage = fields?["usage"] is JsonObject usage ? usage.ToDictionary(static unit => unit.Key, static unit => (double?)unit.Value ?? 0) : call.Usage;
        CreatedAt = call.StartTime;
    }

    public IReadOnlyList<RecordedMessage> Messages { get; }

    public string? FinishReason { get; }

    public string? Model { get; }

    public string? ResponseId { get; }

    public DateTimeOffset CreatedAt { get; }

    public IReadOnlyDictionary<string, double> Usage { get; }

    /// <summary>All units of a side, with those that have a name of their own.</summary>
    public long? Tokens(string side)
    {
        var units = Usage.Where(unit => unit.Key == side || unit.Key.StartsWith(side + "_", StringComparison.Ordinal)).ToList();
        return units.Count == 0 ? null : (long)units.Sum(static unit => unit.Value);
    }

    private static RecordedMessage Message(JsonNode? json) => json is JsonObject message
        ? new RecordedMessage(message)
        : new RecordedMessage(new JsonObject { ["role"] = "assistant", ["content"] = json is JsonValue value && value.TryGetValue(out string? text) ? text : json?.ToJsonString() });
}
