using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text;

namespace Langfuse.Observe.LocalServer.Json;

/// <summary>Small pieces of JSON as text.</summary>
internal static class JsonText
{
    // Readable in the database and on the page; it is never put into HTML as markup.
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same for whole objects.</summary>
    public static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int MaxSpare = 256 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_spareBuffer;

    [ThreadStatic]
    private static Utf8JsonWriter? s_spareWriter;

    /// <summary>What <paramref name="write"/> writes, as text. Several are built per span, so buffer and writer are kept per thread.</summary>
    public static string Build(Action<Utf8JsonWriter> write)
    {
        // Taken away while in use: writing may build another text on the way.
        var buffer = Take(ref s_spareBuffer) ?? new ArrayBufferWriter<byte>(1024);
        var writer = Take(ref s_spareWriter) ?? new Utf8JsonWriter(buffer, WriterOptions);
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        write(writer);
        writer.Flush();
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        if (buffer.Capacity <= MaxSpare)
        {
            s_spareBuffer = buffer;
            s_spareWriter = writer;
        }
        return text;
    }

    public static JsonElement EmptyObject { get; } = Parse("{}");

    public static JsonElement Null { get; } = Parse("null");

    public static JsonElement EmptyList { get; } = Parse("[]");

    /// <summary>The JSON of a text that is known to be JSON.</summary>
    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>What <paramref name="write"/> writes, as JSON.</summary>
    public static JsonElement Element(Action<Utf8JsonWriter> write) => Parse(Build(write));

    /// <summary>A text as JSON.</summary>
    public static JsonElement Of(string text) => Element(writer => writer.WriteStringValue(text));

    private static T? Take<T>(ref T? place)
        where T : class
    {
        var taken = place;
        place = null;
        return taken;
    }

    /// <summary>The document in <paramref name="text"/>, or null when it is not JSON. The caller disposes it.</summary>
    public static JsonDocument? TryParse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(LoneSurrogates.Repair(text));
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
        {
            writer.WriteStringValue(text);
        }
        else
        {
            document.RootElement.WriteTo(writer);
        }
    }

    private static bool LooksLikeJson(string text)
    {
        var first = text.AsSpan().TrimStart();
        return first.Length > 0 && (first[0] is '{' or '[' or '"' or '-' or 't' or 'f' or 'n' || char.IsAsciiDigit(first[0]));
    }
}
