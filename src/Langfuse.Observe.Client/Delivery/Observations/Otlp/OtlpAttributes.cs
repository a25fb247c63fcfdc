using System.Buffers.Binary;
using System.Text;

namespace Langfuse.Observe.Delivery.Observations.Otlp;

/// <summary>Writes OTLP attributes. Only strings, booleans, integers, doubles and filled string arrays: the server misreads the rest
/// (wire contract 1.4).</summary>
internal static class OtlpAttributes
{
    private const byte KeyTag = 0x0A;
    private const byte ValueTag = 0x12;
    private const byte StringTag = 0x0A;
    private const byte BoolTag = 0x10;
    private const byte IntTag = 0x18;
    private const byte DoubleTag = 0x21;
    private const byte ArrayTag = 0x2A;

    public static void Text(ByteBuffer buffer, int field, ReadOnlySpan<byte> key, ReadOnlySpan<byte> utf8)
    {
        var size = Head(buffer, field, key, default, utf8.Length, out var room);
        utf8.CopyTo(room[size..]);
        buffer.Advance(size + utf8.Length);
    }

    public static void Text(ByteBuffer buffer, int field, ReadOnlySpan<byte> key, string value) => Text(buffer, field, key, "", value);

    /// <summary>The key is a prefix and a name, such as that of one metadata entry.</summary>
    public static void Text(ByteBuffer buffer, int field, ReadOnlySpan<byte> prefix, string name, string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        var size = Head(buffer, field, prefix, name, length, out var room);
        Encoding.UTF8.GetBytes(value, room[size..]);
        buffer.Advance(size + length);
    }

    public static void Bool(ByteBuffer buffer, int field, ReadOnlySpan<byte> prefix, string name, bool value)
    {
        var size = KeyAndValue(buffer, field, prefix, name, 2, out var room);
        room[size] = BoolTag;
        room[size + 1] = value ? (byte)1 : (byte)0;
        buffer.Advance(size + 2);
    }

    public static void Int(ByteBuffer buffer, int field, ReadOnlySpan<byte> prefix, string name, long value)
    {
        Span<byte> digits = stackalloc byte[10];
        var length = Proto.Varint(digits, (ulong)value);
        var size = KeyAndValue(buffer, field, prefix, name, 1 + length, out var room);
        room[size] = IntTag;
        digits[..length].CopyTo(room[(size + 1)..]);
        buffer.Advance(size + 1 + length);
    }

    public static void Double(ByteBuffer buffer, int field, ReadOnlySpan<byte> prefix, string name, double value)
    {
        var size = KeyAndValue(buffer, field, prefix, name, 9, out var room);
        room[size] = DoubleTag;
        BinaryPrimitives.WriteDoubleLittleEndian(room[(size + 1)..], value);
        buffer.Advance(size + 9);
    }

    /// <summary>An array of strings. An empty one is left out: the server would take it for a text (wire contract 1.4).</summary>
    public static void Texts(ByteBuffer buffer, int field, ReadOnlySpan<byte> prefix, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        var message = Proto.Open(buffer, field);
        var keyLength = prefix.Length + Encoding.UTF8.GetByteCount(name);
        var room = buffer.Reserve(keyLength + 6);
        room[0] = KeyTag;
        var size = 1 + Proto.Varint(room[1..], (ulong)keyLength);
        prefix.CopyTo(room[size..]);
        Encoding.UTF8.GetBytes(name, room[(size + prefix.Length)..]);
        buffer.Advance(size + keyLength);
        var value = Proto.Open(buffer, ValueTag >> 3);
        var array = Proto.Open(buffer, ArrayTag >> 3);
        foreach (var item in values)
        {
            var element = Proto.Open(buffer, 1);
            Proto.Text(buffer, StringTag >> 3, item);
            Proto.Close(buffer, element);
        }

        Proto.Close(buffer, array);
        Proto.Close(buffer, value);
        Proto.Close(buffer, message);
    }

    /// <summary>Everything of a string attribute but the string.</summary>
    private static int Head(ByteBuffer buffer, int field, ReadOnlySpan<byte> prefix, string? name, int length, out Span<byte> room)
    {
        var value = 1 + Proto.VarintSize((uint)length) + length;
        var size = KeyAndValue(buffer, field, prefix, name ?? "", value, out room);
        room[size++] = StringTag;
        return size + Proto.Varint(room[size..], (ulong)length);
    }

    private static int KeyAndValue(ByteBuffer buffer, int field, ReadOnlySpan<byte> prefix, string name, int valueLength, out Span<byte> room)
    {
        var nameLength = name.Length == 0 ? 0 : Encoding.UTF8.GetByteCount(name);
        var keyLength = prefix.Length + nameLength;
        var total = 1 + Proto.VarintSize((uint)keyLength) + keyLength + 1 + Proto.VarintSize((uint)valueLength) + valueLength;
        room = buffer.Reserve(total + 6);
        room[0] = Proto.LengthDelimited(field);
        var size = 1 + Proto.Varint(room[1..], (ulong)total);
        room[size++] = KeyTag;
        size += Proto.Varint(room[size..], (ulong)keyLength);
        prefix.CopyTo(room[size..]);
        size += prefix.Length;
        if (nameLength > 0)
        {
            size += Encoding.UTF8.GetBytes(name, room[size..]);
        }

        room[size++] = ValueTag;
        return size + Proto.Varint(room[size..], (ulong)valueLength);
    }
}
