using System.Text;
using System.Text.Json;

namespace Langfuse.Observe.Capture;

/// <summary>Takes the members of a captured object apart: strings as they are, anything else as JSON, null left out.</summary>
internal static class TopLevelEntries
{
    public static bool TryRead(ReadOnlySpan<byte> json, List<KeyValuePair<string, string>> entries)
    {
        if (json.IsEmpty || json[0] != (byte)'{')
        {
            return false;
        }

        var reader = new Utf8JsonReader(json, new() { MaxDepth = 256 });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
            {
                entries.Add(new(name, ReadText(ref reader, json)));
            }
        }

        return true;
    }

    private static string ReadText(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString()!;
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]);
    }
}
