#pragma warning disable IL2026, IL3050, CA1001
using System.Text.Json;

namespace Langfuse.Observe.Capture;

/// <summary>Turns a value into the text that is recorded: a string as it is, anything else as JSON. Never throws.</summary>
internal static class ValueCapture
{
    public static CapturedText Text<T>(T value, int maxBytes) => value is string text
        ? CapturedText.Copy(text.AsSpan())
        : CapturedText.Copy(JsonSerializer.SerializeToUtf8Bytes<object?>(value));

    /// <summary>The top-level keys of an object or dictionary with their values as text; false for anything else.</summary>
    public static bool TopLevel(object value, List<KeyValuePair<string, string>> entries, int maxBytes)
    {
        var element = JsonSerializer.SerializeToElement(value);
        if (element.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Null)
            {
                entries.Add(new(property.Name, property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText()));
            }
        }

        return true;
    }
}
