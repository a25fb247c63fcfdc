using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Langfuse.Observe.Capture;

/// <summary>A recorded text in UTF-8, in kept memory that its owner gives back.</summary>
internal struct CapturedText
{
    // A TextSlab, or an array of the shared pool.
    private object? _place;
    private int _offset;
    private int _length;

    public readonly bool HasValue => _place is not null;

    public readonly ReadOnlySpan<byte> Utf8 => _place switch
    {
        null => default,
        TextSlab slab => slab.Bytes.AsSpan(_offset, _length),
        var array => Unsafe.As<byte[]>(array).AsSpan(0, _length),
    };

    /// <summary>The bytes of memory that it holds: an array of the pool is up to twice as long as its text.</summary>
    public readonly int Footprint => _place is byte[] array ? array.Length : _length;

    public static CapturedText Copy(ReadOnlySpan<byte> utf8)
    {
        var text = Reserve(utf8.Length, out var room);
        utf8.CopyTo(room);
        return text;
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

        var copy = Reserve(size, out var room);
        Encoding.UTF8.GetBytes(text, room);
        return copy;
    }

    /// <summary>The text, with its memory given back.</summary>
    public string TakeString()
    {
        var text = Encoding.UTF8.GetString(Utf8);
        Release();
        return text;
    }

    /// <summary>Gives the memory back. Later reads see nothing.</summary>
    public void Release()
    {
        var place = _place;
        this = default;
        if (place is TextSlab slab)
        {
            slab.Release();
        }
        else if (place is not null)
        {
            ArrayPool<byte>.Shared.Return(Unsafe.As<byte[]>(place));
        }
    }

    public override readonly string? ToString() => HasValue ? Encoding.UTF8.GetString(Utf8) : null;

    private static CapturedText Reserve(int length, out Span<byte> room)
    {
        if (length > TextSlab.LongestText)
        {
            var array = ArrayPool<byte>.Shared.Rent(length);
            room = array.AsSpan(0, length);
            return new CapturedText { _place = array, _length = length };
        }

        var slab = TextSlab.Reserve(length, out var offset);
        room = slab.Bytes.AsSpan(offset, length);
        return new CapturedText { _place = slab, _offset = offset, _length = length };
    }

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
