using System.Buffers.Binary;
using System.Text;

namespace Langfuse.Observe.LocalServer.Storage.Rollups;

/// <summary>Reads what a <see cref="ByteWriter"/> wrote.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    public readonly bool IsAtEnd => _position == _bytes.Length;

    public byte Byte() => _bytes[_position++];

    public long Number()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = _bytes[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)value;
            }
        }
    }

    public long Signed()
    {
        var value = (ulong)Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public double Real()
    {
        var value = BinaryPrimitives.ReadDoubleLittleEndian(_bytes[_position..]);
        _position += sizeof(double);
        return value;
    }

    public void Skip(int count) => _position += count;

    public string Text() => Encoding.UTF8.GetString(Block());

    public ReadOnlySpan<byte> Block()
    {
        var length = (int)Number();
        var block = _bytes.Slice(_position, length);
        _position += length;
        return block;
    }
}
