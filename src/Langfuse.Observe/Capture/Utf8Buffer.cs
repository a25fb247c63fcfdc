using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
    private static readonly SearchValues<char> s_escaped = SearchValues.Create(
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
        text = AtMost(text, end - Length);
        var taken = 0;
        while (true)
        {
            taken += AppendPlain(text[taken..]);
            if (taken == text.Length)
            {
                return taken;
            }

            var rest = text[taken..];
            var run = rest.IndexOfAny(s_escaped);
            if (run == 0)
            {
                if (!TryAppendEscape(rest[0], end))
                {
                    return taken;
                }

                taken++;
                continue;
            }

            run = run < 0 ? rest.Length : run;
            var read = AppendText(rest[..run], end);
            taken += read;
            if (read < run)
            {
                return taken;
            }
        }
    }

    /// <summary>A place for <paramref name="length"/> bytes; <see cref="Length"/> is to be moved on by what is written there.</summary>
    public Span<byte> Reserve(int length)
    {
        Ensure(length);
        return _bytes.AsSpan(Length, length);
    }

    /// <summary>Appends a run, with a comma before it when it is asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AppendSeparated(bool needsComma, ReadOnlySpan<byte> utf8)
    {
        Ensure(utf8.Length + 1);
        var bytes = _bytes.AsSpan(Length);
        bytes[0] = (byte)',';
        var comma = needsComma ? 1 : 0;
        utf8.CopyTo(bytes[comma..]);
        Length += comma + utf8.Length;
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

    /// <summary>Appends the printable ASCII that the text begins with, as far as nothing in it needs an escape: most texts, in one pass.</summary>
    /// <returns>How many characters went in.</returns>
    private int AppendPlain(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        Ensure(text.Length);
        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes!), Length);
        var i = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            for (; i <= text.Length - Vector128<ushort>.Count; i += Vector128<ushort>.Count)
            {
                var characters = Vector128.LoadUnsafe(ref from, (nuint)i);
                if (!IsPlain(characters))
                {
                    break;
                }

                Vector128.Narrow(characters, characters).GetLower().StoreUnsafe(ref to, (nuint)i);
            }
        }

        for (; i < text.Length; i++)
        {
            var character = text[i];
            if (character is < ' ' or > '~' or '"' or '\\')
            {
                break;
            }

            Unsafe.Add(ref to, i) = (byte)character;
        }

        Length += i;
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlain(Vector128<ushort> characters)
    {
        var isOutside = Vector128.GreaterThan(characters - Vector128.Create((ushort)' '), Vector128.Create((ushort)('~' - ' ')));
        var needsEscape = Vector128.Equals(characters, Vector128.Create((ushort)'"')) | Vector128.Equals(characters, Vector128.Create((ushort)'\\'));
        return (isOutside | needsEscape) == Vector128<ushort>.Zero;
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
