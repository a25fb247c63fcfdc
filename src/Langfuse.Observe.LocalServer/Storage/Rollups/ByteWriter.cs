using System.Buffers.Binary;
using System.Text;

namespace Langfuse.Observe.LocalServer.Storage.Rollups;

/// <summary>Bytes that grow: whole numbers in as few bytes as they need, seven bits in each.</summary>
internal sealed class ByteWriter
{
    private byte[] _buffer = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value) => Room(1)[0] = value;

    public void Number(long value)
    {
        var left = (ulong)value;
        var room = Room(0, 10);
        var count = 0;
        for (; left >= 0x80; left >>= 7)
        {
            room[count++] = (byte)(left | 0x80);
        }

        room[count++] = (byte)left;
        Length += count;
    }

    /// <summary>A number that may be negative.</summary>
    public void Signed(long value) => Number((value << 1) ^ (value >> 63));

    public void Real(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), value);

    public void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Number(length);
        Encoding.UTF8.GetBytes(value, Room(length));
    }

    /// <summary>Bytes with their number before them.</summary>
    public void Block(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        bytes.CopyTo(Room(bytes.Length));
    }

    private Span<byte> Room(int count, int atLeast = 0)
    {
        var needed = Length + Math.Max(count, atLeast);
        if (needed > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(needed, _buffer.Length * 2));
        }

        var room = _buffer.AsSpan(Length, Math.Max(count, atLeast));
        Length += count;
        return room;
    }
}
