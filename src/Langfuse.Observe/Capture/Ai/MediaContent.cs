using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Langfuse.Observe.Capture.Known;
using Langfuse.Observe.Media;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>Images, recordings and files of messages: a reference in the text, the content uploaded once.</summary>
internal static class MediaContent
{
    // A history is recorded again with each turn: its images need not be hashed again.
    private static readonly ConditionalWeakTable<object, LangfuseMedia> s_known = [];

    /// <summary>Writes a part of a message; false when the value has no media.</summary>
    public static bool TryWrite(CaptureWriter writer, AiShape shape, object value)
    {
        var type = MediaType(shape, value);
        var place = Place(shape, value, ref type);
        if (place is null && shape.Text(value, AiMeaning.FileId) is null)
        {
            return false;
        }

        if (writer.StartObject(value))
        {
            WriteMembers(writer, shape, value, type, place);
            writer.EndObject();
        }

        return true;
    }

    /// <summary>What is recorded for base64 of a type; null when it is none.</summary>
    public static string? Reference(ReadOnlySpan<char> base64, string type) =>
        MediaTypes.IsTaken(type) && Base64Text.TryDecode(base64, out var bytes) ? MediaRegistry.Referred(new LangfuseMedia(bytes, type, "base64_data_uri")) : null;

    private static void WriteMembers(CaptureWriter writer, AiShape shape, object value, string? type, string? place)
    {
        if (place is not null && type?.StartsWith("image/", StringComparison.Ordinal) == true)
        {
            Pair(writer, "type", "image_url");
            Nested(writer, "image_url", "url", place);
        }
        else if (place is not null && type?.StartsWith("audio/", StringComparison.Ordinal) == true)
        {
            Pair(writer, "type", "input_audio");
            Nested(writer, "input_audio", "data", place);
        }
        else
        {
            Pair(writer, "type", "file");
            if (writer.Member("\"file\":"u8) && writer.StartObject())
            {
                Pair(writer, "file_id", shape.Text(value, AiMeaning.FileId));
                Pair(writer, "filename", shape.Text(value, AiMeaning.Name));
                Pair(writer, "media_type", type);
                Pair(writer, "file_data", place);
                writer.EndObject();
            }
        }

        Pair(writer, "text", shape.Text(value, AiMeaning.Text));
    }

    private static string? MediaType(AiShape shape, object value)
    {
        var type = shape.Text(value, AiMeaning.MediaType) ?? shape.Fixed;
        return type is null || type.Contains('/', StringComparison.Ordinal) ? type : "audio/" + type;
    }

    /// <summary>Where the content is: a reference to it, or its address.</summary>
    private static string? Place(AiShape shape, object value, ref string? type)
    {
        switch (shape.Read(value, AiMeaning.Bytes))
        {
            case ReadOnlyMemory<byte> { IsEmpty: false } bytes:
                return OfBytes(bytes, type, value);
            case byte[] { Length: > 0 } bytes:
                return OfBytes(bytes, type, value);
            case { } holder when AiShapes.For(holder.GetType()) is { Kind: AiKind.Binary } binary && binary.Read(holder, AiMeaning.Bytes) is ReadOnlyMemory<byte> bytes:
                return OfBytes(bytes, type, holder);
        }

        if (shape.Text(value, AiMeaning.Address) is not { Length: > 0 } address)
        {
            return null;
        }

        type ??= "image/*";
        if (!address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return address;
        }

        var comma = address.IndexOf(',', StringComparison.Ordinal);
        var head = comma < 0 ? "" : address[5..comma];
        type = head.Split(';')[0] is { Length: > 0 } given ? given : type;
        return head.EndsWith(";base64", StringComparison.OrdinalIgnoreCase) ? Reference(address.AsSpan(comma + 1), type) ?? address : address;
    }

    private static string OfBytes(ReadOnlyMemory<byte> bytes, string? type, object holder)
    {
        if (type is null || !MediaTypes.IsTaken(type))
        {
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"<{bytes.Length} bytes>");
        }

        // A value type is boxed anew each time: it would never be found again.
        if (holder.GetType().IsValueType)
        {
            return MediaRegistry.Referred(new LangfuseMedia(bytes, type));
        }

        if (!s_known.TryGetValue(holder, out var media) || media.Content.Length != bytes.Length || media.ContentType != type)
        {
            media = new LangfuseMedia(bytes, type);
            s_known.AddOrUpdate(holder, media);
        }

        return MediaRegistry.Referred(media);
    }

    private static void Pair(CaptureWriter writer, string name, string? value)
    {
        if (value is not null && writer.Member(name.AsSpan()))
        {
            writer.Text(value);
        }
    }

    private static void Nested(CaptureWriter writer, string name, string inner, string value)
    {
        if (writer.Member(name.AsSpan()) && writer.StartObject())
        {
            Pair(writer, inner, value);
            writer.EndObject();
        }
    }
}
