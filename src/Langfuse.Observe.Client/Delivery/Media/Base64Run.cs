using System.Buffers;
using Langfuse.Observe.Media;

namespace Langfuse.Observe.Delivery.Media;

/// <summary>Base64 as it stands in texts and JSON: either alphabet, with or without padding, escaped, or broken into lines of one width.</summary>
internal static class Base64Run
{
    // How long the lines of a broken text are: PEM has 64, mail 76. After any other line a line break ends the run, for words may follow.
    private const int ShortestLine = 60;
    private const int LongestLine = 80;

    private static readonly SearchValues<byte> s_characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"u8);

    private static readonly byte[][] s_breaks = [[.. "\\\\r\\\\n"u8], [.. "\\\\n"u8], [.. "\\r\\n"u8], [.. "\\n"u8], [.. "\r\n"u8], [.. "\n"u8]];

    private static readonly SearchValues<byte> s_withEscapes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=\\\r\n"u8);

    /// <summary>Reads the run at the start of a text.</summary>
    /// <param name="text">The text from the first character of the run on.</param>
    /// <param name="fewest">How many characters it has at least.</param>
    /// <param name="length">How many bytes of the text it takes.</param>
    /// <param name="bytes">What it says.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, int fewest, out int length, out byte[] bytes)
    {
        var characters = new byte[RoomFor(text)];
        var count = Gather(text, characters, out length);
        bytes = [];
        return count >= fewest && Base64Text.TryDecode(characters.AsSpan(0, count), out bytes);
    }

    // The run itself bounds what is kept of it: a text may be far longer.
    private static int RoomFor(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(s_withEscapes) is >= 0 and var end ? end : text.Length;

    private static int Gather(ReadOnlySpan<byte> text, Span<byte> characters, out int length)
    {
        var (count, at, width) = (0, 0, 0);
        length = 0;
        while (true)
        {
            var line = Line(text[at..], characters[count..], out var taken);
            if (width > 0 && (line == 0 || line > width || (line < width && !IsEnd(text[(at + taken)..]))))
            {
                // No line of the run: words that follow it.
                return count;
            }

            count += line;
            at += taken;
            width = width == 0 ? line : width;
            var padding = Padding(text[at..]);
            length = at + padding;
            var gap = LineBreak(text[at..]);
            if (padding > 0 || gap == 0 || line < width || width is < ShortestLine or > LongestLine)
            {
                return count;
            }

            at += gap;
        }
    }

    /// <summary>The characters up to what is none, escapes of <c>+</c> and <c>/</c> undone.</summary>
    private static int Line(ReadOnlySpan<byte> text, Span<byte> characters, out int taken)
    {
        var count = 0;
        taken = 0;
        while (taken < text.Length)
        {
            var plain = text[taken..].IndexOfAnyExcept(s_characters);
            plain = plain < 0 ? text.Length - taken : plain;
            text.Slice(taken, plain).CopyTo(characters[count..]);
            count += plain;
            taken += plain;
            if (Escaped(text[taken..], out var character) is not (> 0 and var escape))
            {
                break;
            }

            characters[count++] = character;
            taken += escape;
        }

        return count;
    }

    /// <summary>An escape of JSON for a character of the alphabet, also within JSON that is itself a string of JSON.</summary>
    private static int Escaped(ReadOnlySpan<byte> text, out byte character)
    {
        character = 0;
        var slashes = text.IndexOfAnyExcept((byte)'\\');
        if (slashes is not (1 or 2))
        {
            return 0;
        }

        if (text[slashes] == '/')
        {
            character = (byte)'/';
            return slashes + 1;
        }

        if (text[slashes..].StartsWith("u002B"u8) || text[slashes..].StartsWith("u002b"u8))
        {
            character = (byte)'+';
            return slashes + 5;
        }

        return 0;
    }

    private static int Padding(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length)
        {
            var slashes = text[length..].IndexOfAnyExcept((byte)'\\');
            if (slashes == 0 && text[length] == '=')
            {
                length++;
            }
            else if (slashes is 1 or 2 && (text[(length + slashes)..].StartsWith("u003D"u8) || text[(length + slashes)..].StartsWith("u003d"u8)))
            {
                length += slashes + 5;
            }
            else
            {
                break;
            }
        }

        return length;
    }

    /// <summary>A line break as it stands in a text, or escaped in JSON, also twice.</summary>
    private static int LineBreak(ReadOnlySpan<byte> text)
    {
        foreach (var form in s_breaks)
        {
            if (text.StartsWith(form))
            {
                return form.Length;
            }
        }

        return 0;
    }

    private static bool IsEnd(ReadOnlySpan<byte> text) => text.IsEmpty || text[0] is (byte)'"' or (byte)'\\' or (byte)'=' or (byte)')' or (byte)'\'' or (byte)'<' or (byte)'>' or (byte)'\n' or (byte)'\r';
}
