using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Langfuse.Observe.Capture;
using Langfuse.Observe.Capture.Known;
using Langfuse.Observe.Values;

namespace Langfuse.Observe.Prompts;

/// <summary>Reads messages: of a stored prompt, and of what a caller puts in a placeholder's place.</summary>
internal static class ChatMessages
{
    private const int MostBytes = 4 << 20;

    /// <summary>The messages of a stored chat prompt.</summary>
    public static List<ChatPromptMessage> OfPrompt(JsonElement prompt)
    {
        var messages = new List<ChatPromptMessage>();
        foreach (var item in prompt.EnumerateArray())
        {
            var isPlaceholder = item.TryGetProperty("type", out var type) && type.ValueEquals("placeholder");
            messages.Add(isPlaceholder
                ? ChatPromptMessage.Placeholder(item.GetProperty("name").GetString() ?? "")
                : OfJson(JsonObject.Create(item)!) ?? new ChatPromptMessage("", ""));
        }

        return messages;
    }

    /// <summary>The messages that take a placeholder's place.</summary>
    /// <exception cref="ArgumentException">It is no list of messages.</exception>
    public static IEnumerable<ChatPromptMessage> OfPlaceholder(string prompt, string name, object value)
    {
        IEnumerable items = value switch
        {
            JsonElement { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
            JsonArray array => array,
            IEnumerable<ChatPromptMessage> messages => messages,
            string or JsonElement or JsonNode or IDictionary => throw NoList(prompt, name, value),
            IEnumerable list => list,
            _ => throw NoList(prompt, name, value),
        };
        foreach (var item in items)
        {
            yield return item as ChatPromptMessage ?? Read(item) ?? throw NoMessage(prompt, name, item);
        }
    }

    private static ChatPromptMessage? Read(object? item)
    {
        try
        {
            return item is not null && JsonNode.Parse(Json(item)) is JsonObject json ? OfJson(json) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Messages of the AI libraries are read as they are recorded: their own JSON has content in parts, or none at all.</summary>
    private static string Json(object item) => AiTypes.IsLibrary(item.GetType().Assembly.GetName().Name)
        ? ValueCapture.Text(item, MostBytes).TakeString()
        : ValueJson.Text(item);

    /// <summary>Any object with a role and a content, whatever the case of their names.</summary>
    private static ChatPromptMessage? OfJson(JsonObject json)
    {
        string? role = null;
        JsonNode? content = null;
        var isMessage = false;
        JsonObject? others = null;
        foreach (var (name, value) in json)
        {
            if (name.Equals("role", StringComparison.OrdinalIgnoreCase))
            {
                role = Role(value);
            }
            else if (name.Equals("content", StringComparison.OrdinalIgnoreCase))
            {
                (isMessage, content) = (true, value);
            }
            else if (!(name == "type" && Text(value) is "chatmessage" or "message"))
            {
                (others ??= [])[name] = value?.DeepClone();
            }
        }

        if (!isMessage && others is not null && others.Remove("Text", out var text))
        {
            (isMessage, content) = (true, text);
        }

        // A message that only calls tools may have no content.
        return role is null || (!isMessage && others is null) ? null : new(role, Text(content) ?? content?.ToJsonString() ?? "") { Fields = others };
    }

    /// <summary>A role is a text, or an object around one.</summary>
    private static string? Role(JsonNode? role) =>
        Text(role) ?? (role is JsonObject json ? json.Select(static field => Text(field.Value)).FirstOrDefault(static text => text is not null) : null);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static ArgumentException NoList(string prompt, string name, object value) =>
        new($"Placeholder '{name}' of prompt '{prompt}' was given a {value.GetType().Name}, which is no list of messages. "
            + "Pass a list of ChatPromptMessage, or of objects with a role and a content.");

    private static ArgumentException NoMessage(string prompt, string name, object? item) =>
        new($"Placeholder '{name}' of prompt '{prompt}' was given a list with {(item is null ? "null" : "a " + item.GetType().Name)}, which is no message: it has no role. "
            + "Pass a list of ChatPromptMessage, or of objects with a role and a content.");
}
