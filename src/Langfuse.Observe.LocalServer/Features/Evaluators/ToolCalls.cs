using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>The tool calls in what a model answered, in the shapes that the providers have for them.</summary>
internal static class ToolCalls
{
    private const int MaxDepth = 12;
    private const int Most = 200;

    /// <summary>The names of the called tools, in order.</summary>
    public static IReadOnlyList<string> Names(Observation row) => [.. Read(row).Select(call => call.Name)];

    /// <summary>A list of {name, arguments}, or null when there are none.</summary>
    public static string? Json(Observation row)
    {
        var calls = Read(row);
        return calls.Count == 0 ? null : JsonText.Build(writer =>
        {
            writer.WriteStartArray();
            foreach (var (name, arguments) in calls)
            {
                writer.WriteStartObject();
                writer.WriteString("name", name);
                writer.WritePropertyName("arguments");
                JsonText.WriteStored(writer, arguments);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    private static List<(string Name, string? Arguments)> Read(Observation row)
    {
        var found = new List<(string, string?)>();
        if (row.Output is { } output && output.Contains("tool", StringComparison.Ordinal) | output.Contains("function", StringComparison.Ordinal))
        {
            using var document = JsonText.TryParse(output);
            if (document is not null)
            {
                Visit(document.RootElement, found, 0);
            }
        }

        return found;
    }

    private static void Visit(JsonElement element, List<(string, string?)> found, int depth)
    {
        if (depth > MaxDepth || found.Count >= Most)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Visit(item, found, depth + 1);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (Call(element) is { } call)
            {
                found.Add(call);
                return;
            }

            foreach (var member in element.EnumerateObject())
            {
                Visit(member.Value, found, depth + 1);
            }
        }
    }

    // OpenAI chat {type: function, function: {name, arguments}}, responses {type: function_call, name, arguments}, Anthropic {type: tool_use, name, input},
    // semantic conventions {type: tool_call, name, arguments}, AI SDK {type: tool-call, toolName, input}.
    private static (string Name, string? Arguments)? Call(JsonElement item)
    {
        var type = item.Text("type");
        if (item.TryGetProperty("function", out var function) && function.Text("name") is { } chat)
        {
            return (chat, Arguments(function));
        }

        return type is "function_call" or "tool_use" or "tool_call" or "tool-call" && (item.Text("name") ?? item.Text("toolName")) is { } name ? (name, Arguments(item)) : null;
    }

    private static string? Arguments(JsonElement item)
    {
        foreach (var name in (ReadOnlySpan<string>)["arguments", "input", "args"])
        {
            if (item.TryGetProperty(name, out var value))
            {
                return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
            }
        }

        return null;
    }
}
