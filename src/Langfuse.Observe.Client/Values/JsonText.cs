using System.Text.Json;

namespace Langfuse.Observe.Values;

/// <summary>JSON as people read it.</summary>
internal static class JsonText
{
    /// <summary>The JSON <c>null</c>.</summary>
    public static readonly JsonElement Null = Parse("null");

    /// <summary>A string as it is, nothing for nothing, anything else as its JSON.</summary>
    public static string Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined => "",
        JsonValueKind.String => json.GetString()!,
        _ => json.GetRawText(),
    };

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>The JSON in a text, or the text as a JSON string where it is none: what a server stores as text.</summary>
    public static JsonElement OfStored(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Null;
        }

        if (text[0] is '{' or '[' or '"' or 'n' or 't' or 'f' or '-' or (>= '0' and <= '9'))
        {
            try
            {
                return Parse(text);
            }
            catch (JsonException)
            {
            }
        }

        return ValueJson.Element(text)!.Value;
    }
}
