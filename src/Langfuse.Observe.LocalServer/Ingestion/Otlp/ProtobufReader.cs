using System.Buffers.Binary;
using System.Text;

namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

/// <summary>Reads the protobuf wire format: tags, varints, fixed numbers and length-delimited fields.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;
    private int _wireType;

    /// <summary>The number of the field that <see cref="Next"/> stopped at.</summary>
    public int Field { get; private set; }

    /// <summary>Whether the field is length-delimited: a string, bytes or a message.</summary>
    public readonly bool IsLengthDelimited => _wireType == 2;

    /// <summary>Goes to the next field; false at the end of the message.</summary>
    public bool Next()
    {
        if (_position >= _bytes.Length)
        {
            return false;
        }

        var tag = Varint();
        Field = (int)(tag >> 3);
        _wireType = (int)(tag & 7);
        if (Field == 0)
        {
            throw new InvalidDataException("illegal tag 0");
        }

        return true;
    }

    public ulong Varint()
    {
        ulong result = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_position >= _bytes.Length)
            {
                throw Truncated();
            }

            var next = _bytes[_position++];
            result |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return result;
            }
        }
        throw new InvalidDataException("a varint is longer than ten bytes");
    }

    public ulong Fixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public ReadOnlySpan<byte> Bytes()
    {
        if (_wireType != 2)
        {
            throw new InvalidDataException($"field {Field} has wire type {_wireType} where 2 was expected");
        }

        var length = Varint();
        if (length > (ulong)(_bytes.Length - _position))
        {
            throw Truncated();
        }

        return Take((int)length);
    }

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public void Skip()
    {
        switch (_wireType)
        {
            case 0: Varint(); break;
            case 1: Take(8); break;
            case 2: Bytes(); break;
            case 5: Take(4); break;
            default: throw new InvalidDataException($"invalid wire type {_wireType} in field {Field}");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_bytes.Length - _position < count)
        {
            throw Truncated();
        }

        var taken = _bytes.Slice(_position, count);
        _position += count;
        return taken;
    }

    private static InvalidDataException Truncated() => new("the message ends in the middle of a field");
}
