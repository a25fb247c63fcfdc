using System.Globalization;
using System.Text;

namespace Langfuse.Observe.Recording.Masking;

/// <summary>A text as it reads once escapes are decoded and marks of Markdown and invisible characters are left out, with the place of each
/// character in the text as it is written.</summary>
internal sealed class PlainView
{
    private readonly List<(int Start, int End)> _places;

    private PlainView(string text, List<(int Start, int End)> places)
    {
        Text = text;
        _places = places;
    }

    public string Text { get; }

    /// <summary>The view of a text; null when there is nothing to decode, so that the text is its own view.</summary>
    /// <param name="written">The text.</param>
    /// <param name="knowsLetters">Whether a backslash with a letter (<c>\n</c>) is an escape; else it is only that, as in a path.</param>
    public static PlainView? Of(string written, bool knowsLetters)
    {
        if (written.AsSpan().IndexOfAny(s_special) < 0)
        {
            return null;
        }

        var text = new StringBuilder(written.Length);
        var places = new List<(int, int)>(written.Length);
        for (var at = 0; at < written.Length;)
        {
            var (length, character) = Next(written, at, knowsLetters);
            if (character is { } shown)
            {
                text.Append(shown);
                places.Add((at, at + length));
            }

            at += length;
        }

        return text.Length == written.Length ? null : new(text.ToString(), places);
    }

    /// <summary>Where a part of the view stands in the text as it is written.</summary>
    public (int Start, int End) Written(int index, int length) => (_places[index].Start, _places[index + length - 1].End);

    private static readonly System.Buffers.SearchValues<char> s_special = System.Buffers.SearchValues.Create("\\%&*`~\u00AD\u200B\u200C\u200D\u2060\uFEFF");

    /// <returns>How many characters one takes as it is written, and what it stands for; null for what is not seen.</returns>
    private static (int Length, char? Character) Next(string written, int at, bool knowsLetters)
    {
        var character = written[at];
        return character switch
        {
            '*' or '`' or '~' or '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' => (1, null),
            '\\' when at + 1 < written.Length => Escape(written, at, knowsLetters),
            '%' when Hex(written, at + 1, 2) is { } code => Percent(written, at, code),
            '&' when at + 3 < written.Length && written[at + 1] == '#' => Entity(written, at),
            _ => (1, character),
        };
    }

    /// <summary>A character of an address, of one byte or of those that UTF-8 takes for it.</summary>
    private static (int Length, char? Character) Percent(string written, int at, char first)
    {
        if (first < 0x80)
        {
            return first is >= ' ' and < (char)0x7F or '\t' or '\n' or '\r' ? (3, first) : (1, '%');
        }

        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        while (count < bytes.Length && at + (3 * count) < written.Length && written[at + (3 * count)] == '%' && Hex(written, at + (3 * count) + 1, 2) is { } code)
        {
            bytes[count++] = (byte)code;
        }

        // A character beyond the basic plane is in no secret, and takes one place in the view.
        return Rune.DecodeFromUtf8(bytes[..count], out var rune, out var used) == System.Buffers.OperationStatus.Done
            ? (3 * used, rune.IsBmp ? (char)rune.Value : '\uFFFD')
            : (1, '%');
    }

    /// <summary>A character of HTML by its number: <c>&amp;#64;</c> or <c>&amp;#x40;</c>.</summary>
    private static (int Length, char? Character) Entity(string written, int at)
    {
        var isHex = written[at + 2] is 'x' or 'X';
        var start = at + (isHex ? 3 : 2);
        var end = written.IndexOf(';', start, Math.Min(8, written.Length - start));
        return end > start && int.TryParse(written.AsSpan(start, end - start), isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= ' ' and < 0xD800
            ? (end + 1 - at, (char)code)
            : (1, '&');
    }

    private static (int Length, char? Character) Escape(string written, int at, bool knowsLetters) => written[at + 1] switch
    {
        'n' or 'r' when knowsLetters => (2, '\n'),
        't' or 'f' or 'b' or 'v' when knowsLetters => (2, '\t'),
        'u' when Hex(written, at + 2, 4) is { } code => (6, code),
        'x' when Hex(written, at + 2, 2) is { } code => (4, code),
        '\\' => Backslashes(written, at, knowsLetters),
        var mark when char.IsAsciiLetterOrDigit(mark) => (1, '\\'),

        // Markdown and JSON write marks behind a backslash.
        var mark => (2, mark),
    };

    /// <summary>Text that was escaped more than once has several before one escape: the last of them is the one that counts.</summary>
    private static (int Length, char? Character) Backslashes(string written, int at, bool knowsLetters)
    {
        var last = at + 1;
        while (last + 1 < written.Length && written[last + 1] == '\\')
        {
            last++;
        }

        return last + 1 < written.Length && char.IsAsciiLetterLower(written[last + 1]) && Escape(written, last, knowsLetters).Length > 1 ? (last - at, '\\') : (2, '\\');
    }

    private static char? Hex(string written, int at, int digits) =>
        at + digits <= written.Length && int.TryParse(written.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? (char)code : null;
}
