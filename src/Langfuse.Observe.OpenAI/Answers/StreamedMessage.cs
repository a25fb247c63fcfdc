using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.OpenAI.Answers;

/// <summary>One message of a streamed chat: text, refusal and tool calls that come in parts.</summary>
internal sealed class StreamedMessage(KeptCharacters kept)
{
    private readonly BoundedText _content = new(kept);
    private readonly BoundedText _refusal = new(kept);
    private readonly SortedDictionary<int, StreamedToolCall> _toolCalls = [];
    private string _role = "assistant";

    public string? FinishReason { get; private set; }

    public bool HasContent => _content.Length > 0 || _refusal.Length > 0 || _toolCalls.Count > 0;

    public void Add(JsonElement choice)
    {
        FinishReason = Text(choice, "finish_reason") ?? FinishReason;
        if (choice.TryGetProperty("text", out var text))
        {
            _content.Append(text.GetString());
        }

        if (!choice.TryGetProperty("delta", out var delta) || delta.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        _role = Text(delta, "role") ?? _role;
        _content.Append(Text(delta, "content"));
        _refusal.Append(Text(delta, "refusal"));
        if (delta.TryGetProperty("tool_calls", out var calls) && calls.ValueKind == JsonValueKind.Array)
        {
            foreach (var call in calls.EnumerateArray())
            {
                AddCall(call);
            }
        }
    }

    public JsonNode ToJson()
    {
        var message = new JsonObject { ["role"] = _role, ["content"] = _content.Length > 0 || _toolCalls.Count == 0 ? _content.ToString() : null };
        if (_refusal.Length > 0)
        {
            message["refusal"] = _refusal.ToString();
        }

        if (_toolCalls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. _toolCalls.Values.Select(static call => (JsonNode)call.ToJson())]);
        }

        return message;
    }

    private void AddCall(JsonElement call)
    {
        var index = call.TryGetProperty("index", out var given) && given.TryGetInt32(out var number) ? number : _toolCalls.Count;
        if (!_toolCalls.TryGetValue(index, out var known))
        {
            if (!kept.TakePart())
            {
                return;
            }

            _toolCalls[index] = known = new StreamedToolCall(kept);
        }

        known.Add(call);
    }

    private static string? Text(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
