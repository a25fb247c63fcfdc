using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.OpenAI.Answers;

/// <summary>A tool call whose arguments come in parts.</summary>
internal sealed class StreamedToolCall(KeptCharacters kept)
{
    private readonly BoundedText _arguments = new(kept);
    private string? _id;
    private string? _name;

    public void Add(JsonElement part)
    {
        _id = Text(part, "id") ?? _id;
        if (part.TryGetProperty("function", out var function) && function.ValueKind == JsonValueKind.Object)
        {
            _name = Text(function, "name") ?? _name;
            _arguments.Append(Text(function, "arguments"));
        }
    }

    public JsonObject ToJson() => new()
    {
        ["id"] = _id,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = _name, ["arguments"] = _arguments.ToString() },
    };

    private static string? Text(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
