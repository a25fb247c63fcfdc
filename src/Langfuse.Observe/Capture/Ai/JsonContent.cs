using System.Text;
using System.Text.Json;
using Langfuse.Observe.Capture.Known;
using Langfuse.Observe.Capture.Writers;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>Values that are views of JSON: the JSON itself, with media taken out of it.</summary>
internal static class JsonContent
{
    private const int ShortestMedia = 64;

    public static void Write(CaptureWriter writer, AiShape shape, object value)
    {
        if (shape.Read(value, AiMeaning.Json) is not IReadOnlyDictionary<string, JsonElement> members || !writer.StartObject(value))
        {
            writer.Null();
            return;
        }

        foreach (var (name, element) in members)
        {
            if (writer.Member(name.AsSpan()))
            {
                Write(writer, element);
            }
        }

        writer.EndObject();
        Find(writer, members, value);
    }

    /// <summary>A text, which may be JSON.</summary>
    public static void WriteText(CaptureWriter writer, string text) => writer.Text(text);

    public static void WriteJsonOrText(CaptureWriter writer, ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 256 });
        try
        {
            using var document = JsonDocument.ParseValue(ref reader);
            Write(writer, document.RootElement);
        }
        catch (JsonException)
        {
            writer.Text(Encoding.UTF8.GetString(utf8));
        }
    }

    private static void Write(CaptureWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when MediaOf(element) is { } media:
                WriteMembers(writer, element, media);
                break;
            case JsonValueKind.Object:
                WriteMembers(writer, element, null);
                break;
            case JsonValueKind.Array:
                WriteItems(writer, element);
                break;
            default:
                writer.Value(element);
                break;
        }
    }

    private static void WriteMembers(CaptureWriter writer, JsonElement element, string? media)
    {
        if (!writer.StartObject())
        {
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!writer.Member(property.Name.AsSpan()))
            {
                continue;
            }

            if (media is not null && property.NameEquals("data"u8))
            {
                writer.Text(media);
            }
            else
            {
                Write(writer, property.Value);
            }
        }

        writer.EndObject();
    }

    private static void WriteItems(CaptureWriter writer, JsonElement element)
    {
        if (!writer.StartArray(null))
        {
            return;
        }

        var remaining = element.GetArrayLength();
        foreach (var item in element.EnumerateArray())
        {
            if (!writer.Item(remaining--))
            {
                break;
            }

            Write(writer, item);
        }

        writer.EndArray();
    }

    /// <summary>The reference to content that stands in base64 beside its type.</summary>
    private static string? MediaOf(JsonElement element) =>
        Text(element, "data") is { Length: >= ShortestMedia } data && (Text(element, "media_type") ?? Text(element, "mimeType") ?? Text(element, "mime_type")) is { } type
            ? MediaContent.Reference(data, type)
            : null;

    /// <summary>Model and usage: of an answer when it says what it used, else of a request.</summary>
    private static void Find(CaptureWriter writer, IReadOnlyDictionary<string, JsonElement> members, object value)
    {
        var model = members.TryGetValue("model", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
        if (members.TryGetValue("usage", out var usage) && UsageContent.OfJson(usage) is { } counts)
        {
            var findings = writer.GetFindings();
            findings.FoundModel(model);
            findings.FoundUsage(value, counts);
        }
        else if (model is not null && members.ContainsKey("messages"))
        {
            writer.GetFindings().FoundRequest(model);
        }
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
