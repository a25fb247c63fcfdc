using System.Text.Json;

namespace Langfuse.Observe.Server.Cli;

/// <summary>Reads members of answers.</summary>
internal static class JsonElements
{
    /// <summary>The document in <paramref name="text"/>, or null when it is not JSON. The caller disposes it.</summary>
    public static JsonDocument? TryParse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text of a member, or null when it is absent or something else.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
