using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Http;

/// <summary>Writes what is stored, whatever it has become: a row that is damaged shows as it is, and the list with it can still be read.</summary>
internal static class StoredJson
{
    /// <summary>A number, or null when there is none or it is none that JSON can hold.</summary>
    public static void Number(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    /// <summary>Stored JSON, or what takes its place when nothing is stored; what is no JSON is written as a string.</summary>
    public static void Raw(Utf8JsonWriter writer, string name, string? json, string otherwise = "{}")
    {
        writer.WritePropertyName(name);
        if (json is null)
        {
            writer.WriteRawValue(otherwise, skipInputValidation: true);
            return;
        }

        using var document = JsonText.TryParse(json);
        if (document is null)
        {
            writer.WriteStringValue(json);
        }
        else
        {
            document.RootElement.WriteTo(writer);
        }
    }
}
