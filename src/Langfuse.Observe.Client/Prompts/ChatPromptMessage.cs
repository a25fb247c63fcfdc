using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Langfuse.Observe;

/// <summary>A message of a chat prompt, or the place where the messages of a conversation go.</summary>
public sealed record ChatPromptMessage
{
    /// <summary>Creates a message.</summary>
    /// <param name="role">Who speaks: <c>system</c>, <c>user</c>, <c>assistant</c>, <c>tool</c> or a role of the model's own.</param>
    /// <param name="content">What is said; before compiling, with variables.</param>
    [JsonConstructor]
    public ChatPromptMessage(string role, string content)
    {
        Role = role;
        Content = content;
    }

    /// <summary>Who speaks; empty for a placeholder.</summary>
    [JsonPropertyName("role")]
    public string Role { get; init; }

    /// <summary>What is said; empty for a placeholder. Content that is no text (parts of a message) is its JSON here.</summary>
    [JsonPropertyName("content")]
    public string Content { get; init; }

    /// <summary>The name of the placeholder; null for a message. After compiling only placeholders that were not given are left.</summary>
    [JsonPropertyName("placeholder")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PlaceholderName { get; init; }

    /// <summary>What a message holds besides, such as tool calls; null when there is nothing.</summary>
    [JsonPropertyName("fields")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonObject? Fields { get; init; }

    /// <summary>Whether this is a placeholder.</summary>
    [JsonIgnore]
    public bool IsPlaceholder => PlaceholderName is not null;

    /// <summary>A place where messages go when the prompt is compiled.</summary>
    /// <param name="name">The name: letters, digits and underscores, beginning with a letter.</param>
    public static ChatPromptMessage Placeholder(string name) => new("", "") { PlaceholderName = name };

    /// <summary>The message as Langfuse has it.</summary>
    internal JsonObject ToJson()
    {
        if (PlaceholderName is not null)
        {
            return new() { ["type"] = "placeholder", ["name"] = PlaceholderName };
        }

        var json = new JsonObject { ["role"] = Role, ["content"] = Content };
        foreach (var field in Fields ?? [])
        {
            json[field.Key] = field.Value?.DeepClone();
        }

        return json;
    }

    /// <inheritdoc/>
    public override string ToString() => IsPlaceholder ? $"[{PlaceholderName}]" : $"{Role}: {Content}";
}
