using System.Buffers.Binary;
using System.Text;
using Langfuse.Observe.Delivery.Observations;

namespace Langfuse.Observe.Delivery.Spool;

/// <summary>A batch as a file: a mark, the resource, the scopes, the encoded units, and a checksum that tells a whole file from a torn one.</summary>
/// <remarks>All numbers are 4 bytes, little-endian.</remarks>
internal static class SpoolFormat
{
    private const int ChecksumSize = 4;

    private static ReadOnlySpan<byte> Mark => "LFSPOOL1"u8;

    public static void Write(ByteBuffer file, Batch batch, IEnumerable<UnitRange> ranges, byte[] resource)
    {
        var units = ranges.SelectMany(static range => Enumerable.Range(range.Start, range.Count)).ToList();
        var scopes = units.Select(index => batch.Units[index].Scope).OfType<SpanScope>().Distinct().ToList();
        Append(file, Mark);
        Number(file, (int)batch.Kind);
        Sized(file, batch.Resource ?? resource);
        Number(file, scopes.Count);
        foreach (var scope in scopes)
        {
            Sized(file, Encoding.UTF8.GetBytes(scope.Name));
            Sized(file, Encoding.UTF8.GetBytes(scope.Version ?? ""));
        }

        Number(file, units.Count);
        foreach (var index in units)
        {
            Number(file, batch.Units[index].Scope is { } scope ? scopes.IndexOf(scope) : -1);
            Sized(file, batch.BytesOf(new(index, 1)).Span);
        }

        Number(file, (int)Checksum(file.Written));
    }

    /// <summary>Reads a file; null when it is none of ours or not whole.</summary>
    public static Batch? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < Mark.Length + ChecksumSize || !file.StartsWith(Mark)
            || (uint)BinaryPrimitives.ReadInt32LittleEndian(file[^ChecksumSize..]) != Checksum(file[..^ChecksumSize]))
        {
            return null;
        }

        var rest = file[Mark.Length..^ChecksumSize];
        var batch = new Batch((UnitKind)Number(ref rest)) { Resource = Sized(ref rest).ToArray() };
        var scopes = new SpanScope[Number(ref rest)];
        for (var i = 0; i < scopes.Length; i++)
        {
            var name = Encoding.UTF8.GetString(Sized(ref rest));
            var version = Encoding.UTF8.GetString(Sized(ref rest));
            scopes[i] = new(name, version.Length == 0 ? null : version);
        }

        for (var left = Number(ref rest); left > 0; left--)
        {
            var scope = Number(ref rest);
            var offset = batch.Buffer.Length;
            Append(batch.Buffer, Sized(ref rest));
            batch.Add(offset, scope < 0 ? null : scopes[scope]);
        }

        return batch;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            sum = System.Numerics.BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var one in bytes)
        {
            sum = System.Numerics.BitOperations.Crc32C(sum, one);
        }

        return ~sum;
    }

    private static void Number(ByteBuffer file, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(file.Reserve(4), value);
        file.Advance(4);
    }

    private static int Number(ref ReadOnlySpan<byte> rest)
    {
        var value = BinaryPrimitives.ReadInt32LittleEndian(rest);
        rest = rest[4..];
        return value;
    }

    private static void Sized(ByteBuffer file, ReadOnlySpan<byte> bytes)
    {
        Number(file, bytes.Length);
        Append(file, bytes);
    }

    private static ReadOnlySpan<byte> Sized(ref ReadOnlySpan<byte> rest)
    {
        var length = Number(ref rest);
        var bytes = rest[..length];
        rest = rest[length..];
        return bytes;
    }

    private static void Append(ByteBuffer file, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(file.Reserve(bytes.Length));
        file.Advance(bytes.Length);
    }
}
