using System.Text.Json;

namespace Langfuse.Observe.Capture.Writers;

/// <summary>Writes finished JSON again, token by token, so that the bounds hold. JSON that breaks off is closed where it does.</summary>
internal static class JsonReplay
{
    public static void Write(CaptureWriter writer, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(new() { MaxDepth = 256 }));
        if (reader.Read())
        {
            WriteValue(writer, ref reader);
        }
        else
        {
            writer.Text("…[cut]");
        }
    }

    private static void WriteValue(CaptureWriter writer, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                WriteObject(writer, ref reader);
                break;
            case JsonTokenType.StartArray:
                WriteArray(writer, ref reader);
                break;
            case JsonTokenType.String:
                writer.Text(reader.GetString());
                break;
            case JsonTokenType.Number:
                JsonNumber.Write(writer, System.Text.Encoding.ASCII.GetString(reader.ValueSpan));
                break;
            case JsonTokenType.True or JsonTokenType.False:
                writer.Boolean(reader.TokenType == JsonTokenType.True);
                break;
            default:
                writer.Null();
                break;
        }
    }

    private static void WriteObject(CaptureWriter writer, ref Utf8JsonReader reader)
    {
        if (!writer.StartObject())
        {
            Skip(ref reader);
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var fits = writer.Member(reader.GetString());
            if (!reader.Read())
            {
                writer.Omit();
                break;
            }

            if (fits)
            {
                WriteValue(writer, ref reader);
            }
            else
            {
                Skip(ref reader);
            }
        }

        writer.EndObject();
    }

    private static void WriteArray(CaptureWriter writer, ref Utf8JsonReader reader)
    {
        if (!writer.StartArray(null))
        {
            Skip(ref reader);
            return;
        }

        long lost = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (lost == 0 && writer.Item(1))
            {
                WriteValue(writer, ref reader);
                continue;
            }

            Skip(ref reader);
            lost++;
        }

        if (lost > 0)
        {
            writer.CutItems(lost);
        }

        writer.EndArray();
    }

    private static void Skip(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
        }
    }
}
