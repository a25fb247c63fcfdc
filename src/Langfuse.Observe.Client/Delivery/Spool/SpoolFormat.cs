using System.Buffers.Binary;
using System.Text;
using Langfuse.Observe.Delivery.Observations;

namespace Langfuse.Observe.Delivery.Spool;

/// <summary>A batch as a file: a head (kind, resource, scopes), one record for each unit, and the head once more.</summary>
/// <remarks>
/// <para>Every record begins with a mark, a state of one byte, and its measures; measures and content have a checksum each. So a byte that
/// changed costs the record that it is in: behind one whose measures are wrong the next mark is looked for, and the head stands twice.</para>
/// <para>The state is written in place as units come to their end, so that a process which takes the file over sends none of them again.</para>
/// <para>All numbers are 4 bytes, little-endian. The last 4 bytes of a file say where its second head begins.</para>
/// </remarks>
internal static class SpoolFormat
{
    private const byte Waiting = (byte)'W';
    private const byte Settled = (byte)'S';
    private const int StateOffset = 4;
    private const int RecordHead = 4 + 1 + (4 * 4);
    private const int HeadStart = 8 + 4 + 4;

    private static ReadOnlySpan<byte> Family => "LFSPOOL"u8;

    private static ReadOnlySpan<byte> Mark => "LFSPOOL2"u8;

    private static ReadOnlySpan<byte> RecordMark => [0x1E, (byte)'L', (byte)'F', 0x02];

    public static ReadOnlySpan<byte> SettledState => [Settled];

    /// <param name="file">What the file is to hold.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="part">The units to write.</param>
    /// <param name="resource">The resource of the batch, unless it has one of its own.</param>
    public static void Write(ByteBuffer file, Batch batch, BatchPart part, byte[] resource)
    {
        var scopes = part.Indices.Select(index => batch.Units[index].Scope).OfType<SpanScope>().Distinct().ToList();
        var head = Head(batch.Kind, batch.Resource ?? resource, scopes);
        file.Append(head);
        foreach (var index in part.Indices)
        {
            Record(file, batch.Units[index].Scope is { } scope ? scopes.IndexOf(scope) : -1, batch.BytesOf(index).Span);
        }

        var tail = file.Length;
        file.Append(head);
        Number(file, tail);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="kind">What its name says that it holds.</param>
    /// <returns>Null when it is of a format that this version does not know.</returns>
    public static SpoolContent? Read(ReadOnlySpan<byte> file, UnitKind kind)
    {
        var head = ReadHead(file) ?? ReadHead(Tail(file));
        if (head is null && file.StartsWith(Family) && !file.StartsWith(Mark))
        {
            return null;
        }

        var content = new SpoolContent(new Batch(kind) { Resource = head?.Resource });
        for (var at = file.IndexOf(RecordMark); at >= 0;)
        {
            var rest = file[at..];
            var measures = Measures(rest);
            if (measures is { } found)
            {
                content.Add(found.Scope, head?.Scopes, rest.Slice(RecordHead, found.Length), isWaiting: rest[StateOffset] != Settled, at + StateOffset);
            }

            var from = at + (measures is { } known ? RecordHead + known.Length : 1);
            var next = file[from..].IndexOf(RecordMark);
            at = next < 0 ? -1 : from + next;
        }

        return content;
    }

    private static byte[] Head(UnitKind kind, byte[] resource, List<SpanScope> scopes)
    {
        using var body = new ByteBuffer(256);
        Number(body, (int)kind);
        Sized(body, resource);
        Number(body, scopes.Count);
        foreach (var scope in scopes)
        {
            Sized(body, Encoding.UTF8.GetBytes(scope.Name));
            Sized(body, Encoding.UTF8.GetBytes(scope.Version ?? ""));
        }

        using var head = new ByteBuffer(body.Length + HeadStart);
        head.Append(Mark);
        Number(head, body.Length);
        Number(head, (int)Checksum(body.Written));
        head.Append(body.Written);
        return head.Written.ToArray();
    }

    private static (byte[] Resource, SpanScope[] Scopes)? ReadHead(ReadOnlySpan<byte> head)
    {
        if (head.Length < HeadStart || !head.StartsWith(Mark))
        {
            return null;
        }

        var rest = head[Mark.Length..];
        var length = Number(ref rest);
        var checksum = (uint)Number(ref rest);
        if (length < 0 || length > rest.Length || Checksum(rest[..length]) != checksum)
        {
            return null;
        }

        _ = Number(ref rest);
        var resource = Sized(ref rest).ToArray();
        var scopes = new SpanScope[Number(ref rest)];
        for (var i = 0; i < scopes.Length; i++)
        {
            var name = Encoding.UTF8.GetString(Sized(ref rest));
            var version = Encoding.UTF8.GetString(Sized(ref rest));
            scopes[i] = new(name, version.Length == 0 ? null : version);
        }

        return (resource, scopes);
    }

    private static ReadOnlySpan<byte> Tail(ReadOnlySpan<byte> file)
    {
        if (file.Length < sizeof(int))
        {
            return default;
        }

        var tail = BinaryPrimitives.ReadInt32LittleEndian(file[^sizeof(int)..]);
        return tail < 0 || tail >= file.Length ? default : file[tail..];
    }

    private static void Record(ByteBuffer file, int scope, ReadOnlySpan<byte> content)
    {
        Span<byte> measures = stackalloc byte[12];
        BinaryPrimitives.WriteInt32LittleEndian(measures, scope);
        BinaryPrimitives.WriteInt32LittleEndian(measures[4..], content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(measures[8..], Checksum(content));
        file.Append(RecordMark);
        file.Append([Waiting]);
        file.Append(measures);
        Number(file, (int)Checksum(measures));
        file.Append(content);
    }

    /// <returns>Null when the record that begins here is not whole.</returns>
    private static (int Scope, int Length)? Measures(ReadOnlySpan<byte> record)
    {
        if (record.Length < RecordHead)
        {
            return null;
        }

        var measures = record.Slice(StateOffset + 1, 12);
        var length = BinaryPrimitives.ReadInt32LittleEndian(measures[4..]);
        return BinaryPrimitives.ReadUInt32LittleEndian(record[(RecordHead - 4)..]) == Checksum(measures) && length >= 0 && length <= record.Length - RecordHead
            && BinaryPrimitives.ReadUInt32LittleEndian(measures[8..]) == Checksum(record.Slice(RecordHead, length))
            ? (BinaryPrimitives.ReadInt32LittleEndian(measures), length)
            : null;
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
        file.Append(bytes);
    }

    private static ReadOnlySpan<byte> Sized(ref ReadOnlySpan<byte> rest)
    {
        var length = Number(ref rest);
        var bytes = rest[..length];
        rest = rest[length..];
        return bytes;
    }
}
