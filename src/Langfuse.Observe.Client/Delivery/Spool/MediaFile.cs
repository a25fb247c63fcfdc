using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Langfuse.Observe.Delivery.Media;

namespace Langfuse.Observe.Delivery.Spool;

/// <summary>The form of a file of the spool that holds one content: a mark, the length of the head, the head as JSON, the content.</summary>
internal static class MediaFile
{
    public const string Extension = ".media";
    private const int HeadAt = 8;
    private const int LongestHead = 64 * 1024;

    private static ReadOnlySpan<byte> Mark => "LFM1"u8;

    public static string NewPath(string directory) =>
        Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow.Ticks:x16}-{Guid.NewGuid():N}{Extension}"));

    /// <summary>When a file was written; null when the file is none of ours.</summary>
    public static DateTime? Written(string path) =>
        Path.GetFileName(path).Split('-') is [var ticks, _] && long.TryParse(ticks, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var written)
        && written >= 0 && written <= DateTime.MaxValue.Ticks
            ? new DateTime(written, DateTimeKind.Utc)
            : null;

    public static byte[] Of(MediaUpload upload)
    {
        var head = Head(upload);
        var content = upload.Media.Content.Span;
        var file = new byte[HeadAt + head.Length + content.Length];
        Mark.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(Mark.Length), head.Length);
        head.CopyTo(file.AsSpan(HeadAt));
        content.CopyTo(file.AsSpan(HeadAt + head.Length));
        return file;
    }

    /// <summary>Reads a file; null when it is damaged: its content says what id it must have.</summary>
    public static MediaUpload? Read(byte[] file)
    {
        if (file.Length < HeadAt || !file.AsSpan(0, Mark.Length).SequenceEqual(Mark)
            || BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(Mark.Length)) is not (> 0 and <= LongestHead and var length) || file.Length < HeadAt + length)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(file.AsMemory(HeadAt, length));
            var head = json.RootElement;
            var media = new LangfuseMedia(file.AsMemory(HeadAt + length), head.GetProperty("contentType").GetString()!);
            return media.Id != head.GetProperty("id").GetString()
                ? null
                : new(media, head.GetProperty("traceId").GetString()!, head.GetProperty("observationId").GetString(), head.GetProperty("field").GetString()!);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            return null;
        }
    }

    private static byte[] Head(MediaUpload upload)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, upload.Media.Id);
            json.WriteString("contentType"u8, upload.Media.ContentType);
            json.WriteString("traceId"u8, upload.TraceId);
            json.WriteString("observationId"u8, upload.ObservationId);
            json.WriteString("field"u8, upload.Field);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
