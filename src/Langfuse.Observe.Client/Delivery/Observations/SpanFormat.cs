using Langfuse.Observe.Delivery.Observations.Otlp;

namespace Langfuse.Observe.Delivery.Observations;

/// <summary>Spans as an OTLP <c>ExportTraceServiceRequest</c> (wire contract 1.1).</summary>
internal sealed class SpanFormat(Func<byte[]> resource) : BatchFormat
{
    private readonly Lazy<byte[]> _resource = new(resource);

    public override string Path => "api/public/otel/v1/traces";

    public override string ContentType => "application/x-protobuf";

    public override int MaxBodyBytes => 4 << 20;

    /// <summary>The encoded resource of this client's spans.</summary>
    public byte[] Resource => _resource.Value;

    public override string Label(Batch batch, int index) => SpanReader.Label(batch.BytesOf(index).Span);

    public override List<ReadOnlyMemory<byte>> Body(Batch batch, BatchPart part)
    {
        var runs = part.Ranges.SelectMany(range => Runs(batch, range)).ToList();
        var resource = batch.Resource ?? Resource;
        var inner = Prefixed(1, resource.Length) + resource.Length;
        foreach (var (header, spans) in runs)
        {
            inner += header.Length + spans.Length;
        }

        var start = new ByteBuffer(resource.Length + 32);
        Length(start, 1, inner);
        Proto.Bytes(start, 1, resource);
        var pieces = new List<ReadOnlyMemory<byte>>(1 + (runs.Count * 2)) { start.Written.ToArray() };
        start.Dispose();
        foreach (var (header, spans) in runs)
        {
            pieces.Add(header);
            pieces.Add(spans);
        }

        return pieces;
    }

    /// <summary>One <c>ScopeSpans</c> for each run of neighbours with the same scope.</summary>
    private static List<(byte[] Header, ReadOnlyMemory<byte> Spans)> Runs(Batch batch, UnitRange range)
    {
        var runs = new List<(byte[], ReadOnlyMemory<byte>)>();
        for (var start = range.Start; start < range.End;)
        {
            var scope = batch.Units[start].Scope!;
            var next = start + 1;
            while (next < range.End && scope.Equals(batch.Units[next].Scope))
            {
                next++;
            }

            var spans = batch.BytesOf(new UnitRange(start, next - start));
            runs.Add((Header(scope, spans.Length), spans));
            start = next;
        }

        return runs;
    }

    private static byte[] Header(SpanScope scope, int spansLength)
    {
        using var encoded = new ByteBuffer(64);
        Proto.Text(encoded, 1, scope.Name);
        if (scope.Version is { Length: > 0 } version)
        {
            Proto.Text(encoded, 2, version);
        }

        using var header = new ByteBuffer(96);
        Length(header, 2, Prefixed(1, encoded.Length) + encoded.Length + spansLength);
        Proto.Bytes(header, 1, encoded.Written);
        return header.Written.ToArray();
    }

    private static void Length(ByteBuffer buffer, int field, int length)
    {
        var room = buffer.Reserve(6);
        room[0] = Proto.LengthDelimited(field);
        buffer.Advance(1 + Proto.Varint(room[1..], (ulong)length));
    }

    private static int Prefixed(int field, int length) => Proto.VarintSize((uint)(field << 3)) + Proto.VarintSize((uint)length);
}
