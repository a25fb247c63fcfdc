using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Capture.Writers;

internal sealed class JsonElementWriter : ValueWriter<JsonElement>
{
    public override void Write(CaptureWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObjectOf(writer, value);
                break;
            case JsonValueKind.Array:
                WriteArrayOf(writer, value);
                break;
            case JsonValueKind.String:
                writer.Text(value.GetString());
                break;
            case JsonValueKind.Number:
                JsonNumber.Write(writer, value.GetRawText());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.Boolean(value.ValueKind == JsonValueKind.True);
                break;
            default:
                writer.Null();
                break;
        }
    }

    private void WriteObjectOf(CaptureWriter writer, JsonElement value)
    {
        if (!writer.StartObject())
        {
            return;
        }

        foreach (var property in value.EnumerateObject())
        {
            if (writer.Member(property.Name))
            {
                Write(writer, property.Value);
            }
        }

        writer.EndObject();
    }

    private void WriteArrayOf(CaptureWriter writer, JsonElement value)
    {
        if (!writer.StartArray(null))
        {
            return;
        }

        var remaining = value.GetArrayLength();
        foreach (var item in value.EnumerateArray())
        {
            if (!writer.Item(remaining--))
            {
                break;
            }

            Write(writer, item);
        }

        writer.EndArray();
    }
}

internal sealed class JsonDocumentWriter : ValueWriter
{
    private static readonly JsonElementWriter s_root = new();

    public override void WriteObject(CaptureWriter writer, object value) => s_root.Write(writer, ((JsonDocument)value).RootElement);
}

/// <summary>A node of System.Text.Json. What a node wraps is read as data, never run through a converter.</summary>
internal sealed class JsonNodeWriter : ValueWriter
{
    public override void WriteObject(CaptureWriter writer, object value)
    {
        switch (value)
        {
            case JsonObject members:
                Write(writer, members);
                break;
            case JsonArray items:
                Write(writer, items);
                break;
            case JsonValue leaf when leaf.TryGetValue<JsonElement>(out var element):
                writer.Value(element);
                break;
            case JsonValue leaf when leaf.TryGetValue<object>(out var wrapped):
                ValueDispatch.WriteObject(writer, wrapped);
                break;
            default:
                writer.Text(TypeNames.Of(value.GetType()));
                break;
        }
    }

    private static void Write(CaptureWriter writer, JsonObject members)
    {
        if (!writer.StartObject(members))
        {
            return;
        }

        var remaining = members.Count;
        foreach (var (name, node) in members)
        {
            if (!writer.Member(name, remaining--))
            {
                break;
            }

            ValueDispatch.WriteObject(writer, node);
        }

        writer.EndObject();
    }

    private static void Write(CaptureWriter writer, JsonArray items)
    {
        if (!writer.StartArray(items))
        {
            return;
        }

        var remaining = items.Count;
        foreach (var item in items)
        {
            if (!writer.Item(remaining--))
            {
                break;
            }

            ValueDispatch.WriteObject(writer, item);
        }

        writer.EndArray();
    }
}

/// <summary>A number as it stands in JSON: kept digit by digit, unless it is longer than any number is.</summary>
internal static class JsonNumber
{
    public static void Write(CaptureWriter writer, ReadOnlySpan<char> digits)
    {
        if (digits.Length >= Utf8Buffer.LongestScalar)
        {
            writer.Text(digits);
            return;
        }

        Span<byte> utf8 = stackalloc byte[digits.Length];
        System.Text.Encoding.ASCII.GetBytes(digits, utf8);
        writer.Raw(utf8);
    }
}
