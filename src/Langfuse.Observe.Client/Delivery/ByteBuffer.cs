using System.Buffers;
using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Delivery;

/// <summary>A growing buffer of pooled bytes.</summary>
internal sealed class ByteBuffer(int initialCapacity) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(initialCapacity);

    public int Length { get; private set; }

    /// <summary>The bytes of memory that it holds.</summary>
    public int Capacity => _bytes.Length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Slice(int offset, int length) => _bytes.AsMemory(offset, length);

    /// <summary>Room for at least <paramref name="size"/> bytes, to be followed by <see cref="Advance"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int size)
    {
        if (_bytes.Length - Length < size)
        {
            Grow(size);
        }

        return _bytes.AsSpan(Length);
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    public void Advance(int size) => Length += size;

    /// <summary>Bytes written before, to be patched.</summary>
    public Span<byte> At(int offset, int length) => _bytes.AsSpan(offset, length);

    /// <summary>Forgets what was written from <paramref name="length"/> on.</summary>
    public void CutTo(int length) => Length = length;

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        Length = 0;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void Grow(int size)
    {
        var needed = checked(Length + size);
        var grown = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _bytes.Length * 2L > int.MaxValue ? needed : _bytes.Length * 2));
        Written.CopyTo(grown);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = grown;
    }
}
