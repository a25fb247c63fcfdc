using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

/// <summary>Writes an AnyValue of protobuf as the JSON of its wire form, which is what Langfuse keeps of maps and bytes (wire contract 1.4).</summary>
internal static class WireJson
{
    public static string Map(ReadOnlySpan<byte> keyValueList, int depth)
    {
        // The writer cannot be taken into a lambda beside a span, so the bytes are.
        var bytes = keyValueList.ToArray();
        return JsonText.Build(writer =>
        {
            writer.WriteStartObject();
            WriteMap(writer, bytes, depth);
            writer.WriteEndObject();
        });
    }

    public static string Bytes(ReadOnlySpan<byte> bytes) => $$"""{"bytesValue":"{{Convert.ToBase64String(bytes)}}"}""";

    private static void WriteMap(Utf8JsonWriter writer, ReadOnlySpan<byte> bytes, int depth)
    {
        OtlpLimits.CheckDepth(depth);
        writer.WriteStartObject("kvlistValue");
        writer.WriteStartArray("values");
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                WritePair(writer, reader.Bytes(), depth);
            }
            else
            {
                reader.Skip();
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WritePair(Utf8JsonWriter writer, ReadOnlySpan<byte> bytes, int depth)
    {
        var key = "";
        ReadOnlySpan<byte> value = default;
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: key = reader.Text(); break;
                case 2: value = reader.Bytes(); break;
                default: reader.Skip(); break;
            }
        }

        writer.WriteStartObject();
        writer.WriteString("key", key);
        writer.WriteStartObject("value");
        WriteValue(writer, value, depth);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // The last field that is there counts, as everywhere in protobuf; a well-made value has one.
    private static void WriteValue(Utf8JsonWriter writer, ReadOnlySpan<byte> bytes, int depth)
    {
        var last = 0;
        var search = new ProtobufReader(bytes);
        while (search.Next())
        {
            last = search.Field;
            search.Skip();
        }

        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            if (reader.Field != last)
            {
                reader.Skip();
                continue;
            }

            WriteField(writer, ref reader, depth);
            return;
        }
    }

    private static void WriteField(Utf8JsonWriter writer, ref ProtobufReader reader, int depth)
    {
        switch (reader.Field)
        {
            case 1: writer.WriteString("stringValue", reader.Text()); break;
            case 2: writer.WriteBoolean("boolValue", reader.Varint() != 0); break;
            case 3: writer.WriteString("intValue", ((long)reader.Varint()).ToString(System.Globalization.CultureInfo.InvariantCulture)); break;
            case 4: WriteDouble(writer, reader.Double()); break;
            case 5: WriteArray(writer, reader.Bytes(), depth + 1); break;
            case 6: WriteMap(writer, reader.Bytes(), depth + 1); break;
            case 7: writer.WriteString("bytesValue", Convert.ToBase64String(reader.Bytes())); break;
            default: reader.Skip(); break;
        }
    }

    private static void WriteArray(Utf8JsonWriter writer, ReadOnlySpan<byte> bytes, int depth)
    {
        OtlpLimits.CheckDepth(depth);
        writer.WriteStartObject("arrayValue");
        writer.WriteStartArray("values");
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            if (reader.Field != 1)
            {
                reader.Skip();
                continue;
            }

            writer.WriteStartObject();
            WriteValue(writer, reader.Bytes(), depth);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteDouble(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumber("doubleValue", value);
        }
        else
        {
            writer.WriteString("doubleValue", value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
