using System.Globalization;
using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>Reads members of what other servers answer, whatever they hold.</summary>
internal static class SourceJson
{
    public static long? TimeUs(this JsonElement json, string name) =>
        json.Text(name) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? Micros.Of(time) : null;

    public static double? Number(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    public static bool? Flag(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    /// <summary>A value as it is stored: a string as it is, anything else as JSON, null as null.</summary>
    public static string? Stored(this JsonElement json, string name) => json.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        }
        : null;

    /// <summary>An object with members, or null. Some servers give it as text.</summary>
    public static string? Object(this JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            using var parsed = JsonText.TryParse(value.GetString());
            return parsed?.RootElement.ValueKind == JsonValueKind.Object && parsed.RootElement.EnumerateObject().Any() ? value.GetString() : null;
        }

        return value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any() ? value.GetRawText() : null;
    }

    /// <summary>Metadata: an object, or anything else as the one entry of one.</summary>
    public static string? Metadata(this JsonElement json, string name) => json.Object(name)
        ?? (json.Stored(name) is { Length: > 0 } && json.Member(name).ValueKind != JsonValueKind.Object ? $$"""{"metadata":{{json.Member(name).GetRawText()}}}""" : null);

    /// <summary>A list that is not empty, as JSON.</summary>
    public static string? List(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 ? value.GetRawText() : null;

    /// <summary>The member when it is an object, else an undefined element.</summary>
    public static JsonElement Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
