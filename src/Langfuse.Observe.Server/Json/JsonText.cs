using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Langfuse.Observe.Server.Json;

/// <summary>Small pieces of JSON as text.</summary>
internal static class JsonText
{
    // Readable in the database and on the page; it is never put into HTML as markup.
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Build(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The document in <paramref name="text"/>, or null when it is not JSON. The caller disposes it.</summary>
    public static JsonDocument? TryParse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes stored text as JSON when it is JSON, else as a string; null as null.</summary>
    public static void WriteStored(Utf8JsonWriter writer, string? text)
    {
        if (text is null)
        {
            writer.WriteNullValue();
            return;
        }
        using var document = LooksLikeJson(text) ? TryParse(text) : null;
        if (document is null)
            writer.WriteStringValue(text);
        else
            document.RootElement.WriteTo(writer);
    }

    private static bool LooksLikeJson(string text)
    {
        var first = text.AsSpan().TrimStart();
        return first.Length > 0 && (first[0] is '{' or '[' or '"' or '-' or 't' or 'f' or 'n' || char.IsAsciiDigit(first[0]));
    }
}
