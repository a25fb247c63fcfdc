using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Langfuse.Observe.Capture;

/// <summary>A growing run of UTF-8 in a pooled array. Knows escaping; knows nothing of JSON's structure or of bounds beyond what it is told.</summary>
internal struct Utf8Buffer
{
    /// <summary>The most bytes that one number, date or id takes.</summary>
    public const int LongestScalar = 48;

    private const int FirstSize = 512;

    // Above this length the exact size is counted first: three bytes a character would rent far too much.
    private const int CountedLength = 2048;

    // Only what JSON requires. The rest stays readable: the text is for people and never stands inside HTML unescaped.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    private byte[]? _bytes;

    /// <summary>How many bytes are written. Setting it back takes the rest out again.</summary>
    public int Length { get; set; }

    public readonly ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public readonly int Capacity => _bytes?.Length ?? 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(byte value)
    {
        Ensure(1);
        _bytes![Length++] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ReadOnlySpan<byte> utf8)
    {
        Ensure(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(Length));
        Length += utf8.Length;
    }

    /// <summary>Appends a number, date or id in its invariant form.</summary>
    public void AppendFormatted<T>(T value, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        Ensure(LongestScalar);
        int written;
        while (!value.TryFormat(_bytes.AsSpan(Length), out written, format, CultureInfo.InvariantCulture))
        {
            Ensure(_bytes!.Length);
        }

        Length += written;
    }

    /// <summary>Appends text as it is, up to the position <paramref name="end"/>; never half a character. Lone surrogates become U+FFFD.</summary>
    /// <returns>How many characters of the text went in.</returns>
    public int AppendText(ReadOnlySpan<char> text, int end)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        var room = end - Length;
        var most = text.Length > CountedLength ? Encoding.UTF8.GetByteCount(text[..Math.Min(text.Length, Math.Max(room, 0))]) : text.Length * 3;
        room = Math.Min(room, most);
        if (room <= 0)
        {
            return 0;
        }

        Ensure(room);
        Utf8.FromUtf16(text, _bytes.AsSpan(Length, room), out var read, out var written);
        Length += written;
        return read;
    }

    /// <summary>Appends text as the inside of a JSON string, up to the position <paramref name="end"/>.</summary>
    /// <returns>How many characters of the text went in.</returns>
    public int AppendEscaped(ReadOnlySpan<char> text, int end)
    {
        var taken = 0;
        text = AtMost(text, end - Length);
        while (taken < text.Length)
        {
            var rest = text[taken..];
            var plain = rest.IndexOfAny(Escaped);
            if (plain < 0)
            {
                return taken + AppendText(rest, end);
            }

            var read = AppendText(rest[..plain], end);
            taken += read;
            if (read < plain || !TryAppendEscape(rest[plain], end))
            {
                return taken;
            }

            taken++;
        }

        return taken;
    }

    /// <summary>Gives the array back to the pool.</summary>
    public void Release()
    {
        var bytes = _bytes;
        this = default;
        if (bytes is not null)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Takes bytes out from <paramref name="start"/> on, without copying.</summary>
    public readonly Span<byte> From(int start) => _bytes.AsSpan(start, Length - start);

    /// <summary>A character takes a byte at least: what lies beyond is not even looked at.</summary>
    private static ReadOnlySpan<char> AtMost(ReadOnlySpan<char> text, int bytes)
    {
        if (text.Length <= bytes)
        {
            return text;
        }

        var most = Math.Max(bytes, 0);
        return most > 0 && char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)] : text[..most];
    }

    private bool TryAppendEscape(char character, int end)
    {
        if (end - Length < 6)
        {
            return false;
        }

        switch (character)
        {
            case '"':
                Append("\\\""u8);
                break;
            case '\\':
                Append("\\\\"u8);
                break;
            case '\n':
                Append("\\n"u8);
                break;
            case '\r':
                Append("\\r"u8);
                break;
            case '\t':
                Append("\\t"u8);
                break;
            default:
                Append("\\u00"u8);
                Append((byte)('0' + (character >> 4)));
                Append("0123456789abcdef"u8[character & 0xF]);
                break;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Ensure(int more)
    {
        if (_bytes is null || _bytes.Length - Length < more)
        {
            Grow(more);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int more)
    {
        var old = _bytes;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + more, Math.Max(FirstSize, Length * 2)));
        if (old is not null)
        {
            old.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(old);
        }

        _bytes = larger;
    }
}
