using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Langfuse.Observe.Capture;

namespace Langfuse.Observe.Values;

/// <summary>What a caller gives to be stored (an item's input, a prompt's config), as JSON: whole, by System.Text.Json where reflection is on,
/// else by the writers of capture.</summary>
internal static class ValueJson
{
    private const int MostBytes = 64 << 20;

    private static readonly JsonSerializerOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new MediaConverter() },
    };

    /// <summary>The JSON of a value. A string is a JSON string.</summary>
    /// <exception cref="ArgumentException">The value has no JSON, such as one that contains itself.</exception>
    public static string Text(object? value) => value switch
    {
        null => "null",
        JsonElement { ValueKind: JsonValueKind.Undefined } => "null",
        JsonElement element => element.GetRawText(),
        JsonNode node => node.ToJsonString(s_options),
        JsonDocument document => document.RootElement.GetRawText(),
        LangfuseMedia media => JsonEncoded(MediaConverter.Referred(media)),
        string text => JsonEncoded(text),
        _ => JsonSerializer.IsReflectionEnabledByDefault ? Serialized(value) : Captured(value),
    };

    /// <summary>The value as an element; null for null.</summary>
    public static JsonElement? Element(object? value)
    {
        switch (value)
        {
            case null:
                return null;
            case JsonElement { ValueKind: JsonValueKind.Undefined }:
                return null;
            case JsonElement given:
                return given;
            default:
                using (var json = JsonDocument.Parse(Text(value)))
                {
                    return json.RootElement.Clone();
                }
        }
    }

    private static string JsonEncoded(string text) => '"' + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value + '"';

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only where the program left reflection-based serialisation on, and then under its own warnings.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only where the program left reflection-based serialisation on, and then under its own warnings.")]
    private static string Serialized(object value)
    {
        try
        {
            return JsonSerializer.Serialize(value, value.GetType(), s_options);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new ArgumentException($"A value of type {value.GetType()} has no JSON: {exception.Message} Give a JsonElement, a JsonNode or an object of plain data.", nameof(value), exception);
        }
    }

    private static string Captured(object value) => ValueCapture.Text(value, MostBytes).TakeString();
}
