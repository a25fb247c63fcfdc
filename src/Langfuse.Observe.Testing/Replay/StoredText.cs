using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Testing.Replay;

/// <summary>Inputs and outputs as they are stored: a text as it is, anything else as JSON.</summary>
internal static class StoredText
{
    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON of it; a text that is no JSON is a JSON string.</summary>
    public static JsonNode? ToJson(string? stored)
    {
        if (stored is null)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(stored);
        }
        catch (JsonException)
        {
            return JsonValue.Create(stored);
        }
    }

    /// <summary>What a server's JSON gives as text again.</summary>
    public static string? Of(JsonElement stored) => stored.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => stored.GetString(),
        _ => stored.GetRawText(),
    };

    public static string Readable(JsonNode? node) => node?.ToJsonString(s_readable) ?? "null";

    /// <summary>Whether the end of it was cut at a bound when it was recorded.</summary>
    public static bool IsCut(string stored) => stored.Contains(" more bytes cut]", StringComparison.Ordinal)
        || stored.Contains(" more items cut]\"", StringComparison.Ordinal) || stored.Contains(" more members cut]\"", StringComparison.Ordinal);
}
