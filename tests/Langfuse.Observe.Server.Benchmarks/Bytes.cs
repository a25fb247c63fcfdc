using System.Buffers.Binary;
using System.Text;

namespace Langfuse.Observe.Server.Benchmarks;

/// <summary>A growing protobuf message that is used again and again.</summary>
internal sealed class Bytes
{
    private byte[] _buffer = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public Bytes Clear()
    {
        Length = 0;
        return this;
    }

    public Bytes Message(int field, ReadOnlySpan<byte> value)
    {
        Varint((ulong)((field << 3) | 2));
        Varint((ulong)value.Length);
        value.CopyTo(Room(value.Length));
        Length += value.Length;
        return this;
    }

    public Bytes Text(int field, string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Varint((ulong)((field << 3) | 2));
        Varint((ulong)length);
        Encoding.UTF8.GetBytes(value, Room(length));
        Length += length;
        return this;
    }

    public Bytes Number(int field, ulong value)
    {
        Varint((ulong)(field << 3));
        Varint(value);
        return this;
    }

    public Bytes Fixed64(int field, ulong value)
    {
        Varint((ulong)((field << 3) | 1));
        BinaryPrimitives.WriteUInt64LittleEndian(Room(8), value);
        Length += 8;
        return this;
    }

    private void Varint(ulong value)
    {
        var room = Room(10);
        var count = 0;
        for (; value >= 0x80; value >>= 7)
        {
            room[count++] = (byte)(value | 0x80);
        }

        room[count++] = (byte)value;
        Length += count;
    }

    private Span<byte> Room(int count)
    {
        if (Length + count > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + count));
        }

        return _buffer.AsSpan(Length);
    }
}
