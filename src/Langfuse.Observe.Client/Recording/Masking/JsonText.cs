using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Langfuse.Observe.Recording.Masking;

/// <summary>Changes the values inside a JSON text, decoded as a program would see them, and leaves it valid JSON. What is not changed stays
/// as it was written.</summary>
internal static class JsonText
{
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = 512 };

    /// <summary>Whether a text may be JSON with something in it. A cheap look.</summary>
    public static bool MayBe(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimStart();
        return !trimmed.IsEmpty && trimmed[0] is '{' or '[' or '"';
    }

    /// <summary>Changes strings, keys and numbers.</summary>
    /// <param name="text">The text.</param>
    /// <param name="change">Gets the name of the property that a value is of, the value decoded, and whether it was written with escapes; gives it
    /// changed, or the same.</param>
    /// <returns>Null when the text is not JSON.</returns>
    public static string? Change(string text, Func<string?, string, bool, string> change)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var changed = new ArrayBufferWriter<byte>(utf8.Length);
        var copied = 0;
        string? property = null;
        var names = new ChangedNames();
        try
        {
            var reader = new Utf8JsonReader(utf8, s_options);
            while (reader.Read())
            {
                if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName or JsonTokenType.Number))
                {
                    property = null;
                    continue;
                }

                var isNumber = reader.TokenType == JsonTokenType.Number;
                var value = isNumber ? Encoding.UTF8.GetString(reader.ValueSpan) : reader.GetString()!;
                var isName = reader.TokenType == JsonTokenType.PropertyName;
                var result = change(isName ? null : property, value, reader.ValueIsEscaped);
                property = isName ? value : null;
                if (result == value)
                {
                    continue;
                }

                if (isName)
                {
                    result = names.Unique(reader.CurrentDepth, result);
                }

                // The span of a string is what stands between its quotes.
                var start = (int)reader.TokenStartIndex;
                var end = start + reader.ValueSpan.Length + (isNumber ? 0 : 2);
                changed.Write(utf8.AsSpan(copied, start - copied));
                changed.Write(Encoding.UTF8.GetBytes($"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(result)}\""));
                copied = end;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or a lone surrogate that no text can hold.
            return null;
        }

        if (copied == 0)
        {
            return text;
        }

        changed.Write(utf8.AsSpan(copied));
        return Encoding.UTF8.GetString(changed.WrittenSpan);
    }
}
