using System.Text.Json;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>Events of a stream that are views of JSON, as Anthropic sends them: message_start, content_block_start, content_block_delta, message_delta.</summary>
internal sealed class StreamedEvents
{
    private readonly Dictionary<string, JsonElement> _usage = new(StringComparer.Ordinal);

    public void Add(IReadOnlyDictionary<string, JsonElement> members, StreamedAnswer answer)
    {
        var index = members.TryGetValue("index", out var position) && position.TryGetInt64(out var number) ? number : 0;
        if (Object(members, "message") is { } message)
        {
            answer.AddModel(Text(message, "model"));
            answer.AddRole(Text(message, "role"));
            AddUsage(message, answer);
        }

        if (Object(members, "content_block") is { } block)
        {
            AddBlock(block, index, answer);
        }

        if (Object(members, "delta") is { } delta)
        {
            answer.AddText(Text(delta, "text"));
            answer.AddReasoning(Text(delta, "thinking"));
            answer.AddFinishReason(Text(delta, "stop_reason"));
            if (Text(delta, "partial_json") is { } arguments)
            {
                answer.AddCallPiece(index, null, null, arguments);
            }
        }

        if (members.TryGetValue("usage", out var usage))
        {
            Merge(usage, answer);
        }
    }

    private static void AddBlock(JsonElement block, long index, StreamedAnswer answer)
    {
        if (Text(block, "type") is "tool_use" or "server_tool_use" or "mcp_tool_use")
        {
            answer.AddCallPiece(index, Text(block, "id"), Text(block, "name"), null);
            return;
        }

        answer.AddText(Text(block, "text"));
        answer.AddReasoning(Text(block, "thinking"));
    }

    private void AddUsage(JsonElement message, StreamedAnswer answer)
    {
        if (message.TryGetProperty("usage", out var usage))
        {
            Merge(usage, answer);
        }
    }

    /// <summary>The counts grow: what comes later stands for all before it.</summary>
    private void Merge(JsonElement usage, StreamedAnswer answer)
    {
        if (usage.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in usage.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Null)
            {
                _usage[property.Name] = property.Value.Clone();
            }
        }

        answer.AddUsage(_usage, UsageContent.OfJson(_usage));
    }

    private static JsonElement? Object(IReadOnlyDictionary<string, JsonElement> members, string name) =>
        members.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
