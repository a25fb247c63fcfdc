using System.Text;
using Langfuse.Observe.Media;

namespace Langfuse.Observe.Delivery.Media;

/// <summary>Content that stands in a text as base64: a data URI, or a member of a JSON object that names its type beside it, as tools give images.</summary>
/// <param name="Start">Where what is replaced begins.</param>
/// <param name="Length">Its length.</param>
/// <param name="Media">The content.</param>
internal readonly record struct EmbeddedMedia(int Start, int Length, LangfuseMedia Media)
{
    private const int LongestType = 100;
    private const int FewestUriCharacters = 8;
    private const int FewestMemberCharacters = 64;
    private const int Neighbourhood = 512;

    private static readonly byte[][] s_members = [.. new[] { "data", "blob", "b64_json" }.Select(Encoding.ASCII.GetBytes)];
    private static readonly byte[][] s_types = [.. new[] { "media_type", "mimeType", "mime_type", "mediaType", "format" }.Select(Encoding.ASCII.GetBytes)];

    private static ReadOnlySpan<byte> DataUri => "data:"u8;

    private static ReadOnlySpan<byte> Base64Mark => ";base64,"u8;

    /// <summary>The first of the text that is whole and of a type that Langfuse takes; null when there is none.</summary>
    public static EmbeddedMedia? First(ReadOnlySpan<byte> text)
    {
        var uri = FirstUri(text);
        var member = FirstMember(uri is { } known ? text[..known.Start] : text);
        return member ?? uri;
    }

    private static EmbeddedMedia? FirstUri(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf(Base64Mark) < 0)
        {
            return null;
        }

        for (var from = 0; text[from..].IndexOf(DataUri) is >= 0 and var at;)
        {
            var start = from + at;
            from = start + DataUri.Length;
            var mark = text[from..].IndexOf(Base64Mark);
            if (mark is < 3 or > LongestType)
            {
                continue;
            }

            var type = Encoding.ASCII.GetString(text.Slice(from, mark)).Split(';')[0].Replace("\\/", "/", StringComparison.Ordinal);
            var content = from + mark + Base64Mark.Length;
            if (MediaTypes.IsTaken(type) && Base64Run.TryRead(text[content..], FewestUriCharacters, out var length, out var bytes))
            {
                return new(start, content + length - start, new LangfuseMedia(bytes, type, "base64_data_uri"));
            }
        }

        return null;
    }

    private static EmbeddedMedia? FirstMember(ReadOnlySpan<byte> text)
    {
        EmbeddedMedia? first = null;
        foreach (var name in s_members)
        {
            first = FirstMember(text, name) ?? first;
            text = first is { } found ? text[..found.Start] : text;
        }

        return first;
    }

    private static EmbeddedMedia? FirstMember(ReadOnlySpan<byte> text, byte[] name)
    {
        for (var from = 0; text[from..].IndexOf(name) is >= 0 and var at;)
        {
            var start = from + at;
            from = start + name.Length;
            if (!IsMemberName(text, start, from, out var quote) || !TryFindValue(text, from + quote.Length, quote, out var value))
            {
                continue;
            }

            if (Base64Run.TryRead(text[value..], FewestMemberCharacters, out var length, out var bytes)
                && text[(value + length)..].StartsWith(quote) && TypeBeside(text, start, value + length, quote, name) is { } type)
            {
                return new(value, length, new LangfuseMedia(bytes, type, "base64_data_uri"));
            }
        }

        return null;
    }

    /// <summary>Whether the name is quoted: also with a backslash, within a JSON text that is itself a string of JSON.</summary>
    private static bool IsMemberName(ReadOnlySpan<byte> text, int start, int end, out ReadOnlySpan<byte> quote)
    {
        quote = start >= 2 && text[start - 2] == '\\' ? "\\\""u8 : "\""u8;
        return start >= quote.Length && text[(start - quote.Length)..start].SequenceEqual(quote) && text[end..].StartsWith(quote);
    }

    private static bool TryFindValue(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> quote, out int value)
    {
        value = 0;
        at = SkipBlanks(text, at);
        if (at >= text.Length || text[at] != ':')
        {
            return false;
        }

        at = SkipBlanks(text, at + 1);
        value = at + quote.Length;
        return at < text.Length && text[at..].StartsWith(quote);
    }

    private static int SkipBlanks(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }

        return at;
    }

    /// <summary>The type that another member of the same object names; null when none does, or Langfuse does not take it.</summary>
    private static string? TypeBeside(ReadOnlySpan<byte> text, int start, int end, ReadOnlySpan<byte> quote, byte[] name)
    {
        var before = text[Math.Max(0, start - Neighbourhood)..start];
        before = before[(before.LastIndexOf((byte)'{') + 1)..];
        var after = text[end..Math.Min(text.Length, end + Neighbourhood)];
        after = after.IndexOf((byte)'}') is >= 0 and var close ? after[..close] : after;
        var type = TypeIn(before, quote) ?? TypeIn(after, quote) ?? (name.AsSpan().SequenceEqual("b64_json"u8) ? "image/png" : null);
        type = type is null || type.Contains('/', StringComparison.Ordinal) ? type : "audio/" + type;
        return type is not null && MediaTypes.IsTaken(type) ? type : null;
    }

    private static string? TypeIn(ReadOnlySpan<byte> members, ReadOnlySpan<byte> quote)
    {
        foreach (var name in s_types)
        {
            if (members.IndexOf(name) is >= 0 and var at && members[(at + name.Length)..].StartsWith(quote)
                && TryFindValue(members, at + name.Length + quote.Length, quote, out var value) && members[value..].IndexOf(quote) is > 0 and < LongestType and var length)
            {
                return Encoding.ASCII.GetString(members.Slice(value, length)).Replace("\\/", "/", StringComparison.Ordinal);
            }
        }

        return null;
    }
}
