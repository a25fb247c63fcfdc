using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Cli.Prompts;

/// <summary>Prompts as lines that can be compared.</summary>
internal static class PromptText
{
    public static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A message without what servers add to it.</summary>
    public static JsonObject Message(JsonNode message) => (string?)message["type"] == "placeholder"
        ? new JsonObject { ["type"] = "placeholder", ["name"] = (string?)message["name"] }
        : new JsonObject { ["role"] = (string?)message["role"], ["content"] = (string?)message["content"] ?? "" };

    /// <summary>The prompt of an answer of the API, in the form of files.</summary>
    public static JsonNode Of(JsonElement prompt) => prompt.Member("prompt") is { ValueKind: JsonValueKind.Array } messages
        ? new JsonArray([.. messages.EnumerateArray().Select(message => Message(JsonNode.Parse(message.GetRawText())!))])
        : JsonValue.Create(prompt.Text("prompt") ?? "");

    public static IReadOnlyList<string> Lines(JsonNode? prompt, JsonNode? config)
    {
        var lines = new List<string>();
        if (prompt is JsonArray messages)
        {
            foreach (var message in messages)
            {
                lines.Add((string?)message!["type"] == "placeholder" ? $"# placeholder: {message["name"]}" : $"# {message["role"]}");
                lines.AddRange(((string?)message["content"] ?? "").Split('\n').Where(line => line.Length > 0 || (string?)message["type"] != "placeholder"));
            }
        }
        else if (prompt is not null)
        {
            lines.AddRange(prompt.GetValue<string>().Split('\n'));
        }

        if (config is JsonObject { Count: > 0 })
        {
            lines.Add("config:");
            lines.AddRange(config.ToJsonString(Indented).Split('\n'));
        }

        return lines;
    }
}
