using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Langfuse.Observe.Delivery.Observations.Otlp;

/// <summary>Writes protobuf fields (encoding of protobuf.dev) into a buffer.</summary>
internal static class Proto
{
    /// <summary>Bytes of a length that is written last. A varint may be longer than it must be, and every reader accepts it.</summary>
    private const int PatchedLengthSize = 4;

    public static byte LengthDelimited(int field) => (byte)((field << 3) | 2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int VarintSize(uint value) => value switch
    {
        < 1u << 7 => 1,
        < 1u << 14 => 2,
        < 1u << 21 => 3,
        < 1u << 28 => 4,
        _ => 5,
    };

    public static void Varint(ByteBuffer buffer, ulong value)
    {
        var room = buffer.Reserve(10);
        buffer.Advance(Varint(room, value));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Varint(Span<byte> room, ulong value)
    {
        var size = 0;
        while (value >= 0x80)
        {
            room[size++] = (byte)(value | 0x80);
            value >>= 7;
        }

        room[size++] = (byte)value;
        return size;
    }

    public static void Fixed64(ByteBuffer buffer, int field, ulong value)
    {
        var room = buffer.Reserve(9);
        room[0] = (byte)((field << 3) | 1);
        BinaryPrimitives.WriteUInt64LittleEndian(room[1..], value);
        buffer.Advance(9);
    }

    public static void Fixed32(ByteBuffer buffer, int field, uint value)
    {
        var room = buffer.Reserve(6);
        var tag = Varint(room, (uint)((field << 3) | 5));
        BinaryPrimitives.WriteUInt32LittleEndian(room[tag..], value);
        buffer.Advance(tag + 4);
    }

    public static void Enum(ByteBuffer buffer, int field, int value)
    {
        var room = buffer.Reserve(11);
        room[0] = (byte)(field << 3);
        buffer.Advance(1 + Varint(room[1..], (ulong)value));
    }

    public static void Bytes(ByteBuffer buffer, int field, ReadOnlySpan<byte> value)
    {
        var room = buffer.Reserve(value.Length + 6);
        room[0] = LengthDelimited(field);
        var size = 1 + Varint(room[1..], (ulong)value.Length);
        value.CopyTo(room[size..]);
        buffer.Advance(size + value.Length);
    }

    public static void Text(ByteBuffer buffer, int field, string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        var room = buffer.Reserve(length + 6);
        room[0] = LengthDelimited(field);
        var size = 1 + Varint(room[1..], (ulong)length);
        Encoding.UTF8.GetBytes(value, room[size..]);
        buffer.Advance(size + length);
    }

    /// <summary>Opens a nested message; <see cref="Close"/> it with the result.</summary>
    public static int Open(ByteBuffer buffer, int field)
    {
        var room = buffer.Reserve(1 + PatchedLengthSize);
        room[0] = LengthDelimited(field);
        buffer.Advance(1 + PatchedLengthSize);
        return buffer.Length;
    }

    public static void Close(ByteBuffer buffer, int start)
    {
        var length = (uint)(buffer.Length - start);
        var place = buffer.At(start - PatchedLengthSize, PatchedLengthSize);
        place[0] = (byte)(length | 0x80);
        place[1] = (byte)((length >> 7) | 0x80);
        place[2] = (byte)((length >> 14) | 0x80);
        place[3] = (byte)((length >> 21) & 0x7F);
    }
}
