using System.Buffers;
using System.Text;

namespace Langfuse.Observe.Capture;

/// <summary>A recorded text in UTF-8, in a pooled buffer that its owner gives back.</summary>
internal struct CapturedText
{
    private byte[]? _buffer;
    private int _length;

    public readonly bool HasValue => _buffer is not null;

    public readonly ReadOnlySpan<byte> Utf8 => _buffer.AsSpan(0, _length);

    public static CapturedText Copy(ReadOnlySpan<byte> utf8)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(utf8.Length, 1));
        utf8.CopyTo(buffer);
        return new CapturedText { _buffer = buffer, _length = utf8.Length };
    }

    public static CapturedText Copy(ReadOnlySpan<char> text) => Copy(text, int.MaxValue);

    /// <summary>The text, cut with a marker when it is longer than <paramref name="maxBytes"/>.</summary>
    public static CapturedText Copy(ReadOnlySpan<char> text, int maxBytes)
    {
        // Counting first keeps what waits for delivery small: most texts are ASCII, where three bytes a character would be three times too many.
        var size = Encoding.UTF8.GetByteCount(text);
        if (size > maxBytes)
        {
            return Cut(text, maxBytes);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(size, 1));
        return new CapturedText { _buffer = buffer, _length = Encoding.UTF8.GetBytes(text, buffer) };
    }

    /// <summary>The text, with the buffer given back.</summary>
    public string TakeString()
    {
        var text = Encoding.UTF8.GetString(Utf8);
        Release();
        return text;
    }

    /// <summary>Gives the buffer back to the pool. Later reads see nothing.</summary>
    public void Release()
    {
        var buffer = _buffer;
        this = default;
        if (buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public override readonly string? ToString() => HasValue ? Encoding.UTF8.GetString(Utf8) : null;

    private static CapturedText Cut(ReadOnlySpan<char> text, int maxBytes)
    {
        var buffer = default(Utf8Buffer);
        var taken = buffer.AppendText(text, Math.Max(0, maxBytes - CutMarker.Longest));
        CutMarker.Bytes(ref buffer, Encoding.UTF8.GetByteCount(text[taken..]));
        var cut = Copy(buffer.Written);
        buffer.Release();
        return cut;
    }
}
