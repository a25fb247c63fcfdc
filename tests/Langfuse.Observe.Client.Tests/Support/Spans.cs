using System.Buffers.Binary;
using System.Text;

namespace Langfuse.Observe.Client.Tests.Support;

/// <summary>Reads OTLP requests by the field numbers of opentelemetry-proto 1.5, sharing no code with the writer.</summary>
internal static class Spans
{
    public static List<SpanRecord> Of(RawServer server) => [.. server.Requests.Where(request => request.IsSpans && request.Headers["content-type"] != "application/json").SelectMany(request => Read(request.Body))];

    public static List<SpanRecord> Read(byte[] body)
    {
        var spans = new List<SpanRecord>();
        foreach (var resourceSpans in Messages(body, 1))
        {
            var resource = Attributes(Messages(resourceSpans, 1).Single(), 1);
            foreach (var scopeSpans in Messages(resourceSpans, 2))
            {
                var scope = Messages(scopeSpans, 1).Single();
                spans.AddRange(Messages(scopeSpans, 2).Select(span => ReadSpan(span, Text(scope, 1)!, Text(scope, 2), resource)));
            }
        }

        return spans;
    }

    private static SpanRecord ReadSpan(byte[] span, string scope, string? scopeVersion, List<KeyValuePair<string, object>> resource)
    {
        var status = Messages(span, 15).FirstOrDefault();
        return new(
            Hex(Messages(span, 1).Single()),
            Hex(Messages(span, 2).Single()),
            Messages(span, 4).Select(Hex).FirstOrDefault(),
            Text(span, 5)!,
            (int)Number(span, 6),
            Number(span, 7),
            Number(span, 8),
            Attributes(span, 9),
            [.. Messages(span, 11).Select(happened => new EventRecord(Text(happened, 2)!, Attributes(happened, 3).ToDictionary()))],
            status is null ? 0 : (int)Number(status, 3),
            status is null ? null : Text(status, 2),
            (uint)Number(span, 16),
            scope,
            scopeVersion,
            resource.ToDictionary());
    }

    private static List<KeyValuePair<string, object>> Attributes(byte[] message, int field) =>
        [.. Messages(message, field).Select(pair => new KeyValuePair<string, object>(Text(pair, 1)!, Value(Messages(pair, 2).Single())))];

    private static object Value(byte[] value)
    {
        var (field, number, bytes) = Fields(value).Single();
        return field switch
        {
            1 => Encoding.UTF8.GetString(bytes),
            2 => number != 0,
            3 => (long)number,
            4 => BitConverter.UInt64BitsToDouble(number),
            5 => Messages(bytes, 1).Select(Value).ToArray(),
            _ => throw new InvalidDataException($"attribute value of field {field}"),
        };
    }

    private static string? Text(byte[] message, int field) => Messages(message, field).Select(Encoding.UTF8.GetString).LastOrDefault();

    private static ulong Number(byte[] message, int field) => Fields(message).Where(found => found.Field == field).Select(found => found.Number).LastOrDefault();

    private static IEnumerable<byte[]> Messages(byte[] message, int field) => Fields(message).Where(found => found.Field == field).Select(found => found.Bytes);

    private static string Hex(byte[] id) => Convert.ToHexStringLower(id);

    private static List<(int Field, ulong Number, byte[] Bytes)> Fields(byte[] message)
    {
        var fields = new List<(int, ulong, byte[])>();
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            var field = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    fields.Add((field, Varint(message, ref at), []));
                    break;
                case 1:
                    fields.Add((field, BinaryPrimitives.ReadUInt64LittleEndian(message.AsSpan(at, 8)), []));
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    fields.Add((field, 0, message.AsSpan(at, length).ToArray()));
                    at += length;
                    break;
                case 5:
                    fields.Add((field, BinaryPrimitives.ReadUInt32LittleEndian(message.AsSpan(at, 4)), []));
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"wire type {tag & 7}");
            }
        }

        return fields;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
