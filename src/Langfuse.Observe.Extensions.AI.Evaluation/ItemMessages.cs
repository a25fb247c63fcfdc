using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe.Evaluations;

/// <summary>The conversation that an item's input is.</summary>
internal static class ItemMessages
{
    public static IReadOnlyList<ChatMessage> Of(DatasetItem item) =>
        (List(item.Input) ?? (item.Input.ValueKind == JsonValueKind.Object && item.Input.TryGetProperty("messages", out var messages) ? List(messages) : null))
        ?? [new(ChatRole.User, item.InputText)];

    /// <summary>Null when it is no list of messages.</summary>
    private static List<ChatMessage>? List(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() == 0)
        {
            return null;
        }

        var messages = new List<ChatMessage>();
        foreach (var message in json.EnumerateArray())
        {
            if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("role", out var role) || role.ValueKind != JsonValueKind.String)
            {
                return null;
            }

            messages.Add(new(new ChatRole(role.GetString()!), message.TryGetProperty("content", out var content) ? Text(content) : ""));
        }

        return messages;
    }

    private static string Text(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString()!,
        JsonValueKind.Null => "",
        _ => content.GetRawText(),
    };
}
