using System.Text;
using System.Text.Unicode;
using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>Bytes that a library hands around: JSON as JSON, text as text, media by a reference.</summary>
internal static class BinaryContent
{
    private const int MostText = 1 << 22;

    public static void Write(CaptureWriter writer, AiShape shape, object value)
    {
        if (shape.Text(value, AiMeaning.MediaType) is { } type && (type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("audio/", StringComparison.Ordinal))
            && MediaContent.TryWrite(writer, shape, value))
        {
            return;
        }

        if (shape.Read(value, AiMeaning.Bytes) is not ReadOnlyMemory<byte> bytes)
        {
            writer.Null();
        }
        else if (bytes.Length > MostText || !Utf8.IsValid(bytes.Span))
        {
            writer.Text(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"<{bytes.Length} bytes>"));
        }
        else
        {
            JsonContent.WriteJsonOrText(writer, bytes.Span);
        }
    }

    /// <summary>The text of such bytes; null when the value is none, or no text.</summary>
    public static string? TextOf(object value) =>
        AiShapes.For(value.GetType()) is { Kind: AiKind.Binary } shape && shape.Read(value, AiMeaning.Bytes) is ReadOnlyMemory<byte> bytes && bytes.Length <= MostText && Utf8.IsValid(bytes.Span)
            ? Encoding.UTF8.GetString(bytes.Span)
            : null;
}
