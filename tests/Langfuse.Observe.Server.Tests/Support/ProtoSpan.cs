namespace Langfuse.Observe.Server.Tests.Support;

/// <summary>A span to be sent as protobuf.</summary>
internal sealed class ProtoSpan
{
    public string TraceId { get; init; } = Ids.Trace(1);
    public string SpanId { get; init; } = Ids.Span(1);
    public string? ParentSpanId { get; init; }
    public string Name { get; init; } = "work";
    public ulong Start { get; init; } = 1_770_000_000_000_000_000;
    public ulong? End { get; init; }
    public int StatusCode { get; init; }
    public string? StatusMessage { get; init; }
    public Dictionary<string, object> Attributes { get; init; } = [];
    public List<(string Name, Dictionary<string, object> Attributes)> Events { get; init; } = [];

    public static byte[] Export(params ProtoSpan[] spans) => ExportFrom("langfuse-sdk", spans);

    public static byte[] ExportFrom(string scope, params ProtoSpan[] spans) => new ProtoWriter()
        .Message(1, resourceSpans => resourceSpans
            .Message(1, resource => WriteAttributes(resource, 1, new() { ["service.name"] = "proto-tests" }))
            .Message(2, scopeSpans =>
            {
                scopeSpans.Message(1, instrumentation => instrumentation.Text(1, scope).Text(2, "1.0.0"));
                foreach (var span in spans)
                {
                    scopeSpans.Message(2, span.Write);
                }
            }))
        .ToArray();

    private void Write(ProtoWriter writer)
    {
        if (TraceId.Length > 0)
        {
            writer.Bytes(1, Convert.FromHexString(TraceId));
        }

        if (SpanId.Length > 0)
        {
            writer.Bytes(2, Convert.FromHexString(SpanId));
        }

        if (ParentSpanId is not null)
        {
            writer.Bytes(4, Convert.FromHexString(ParentSpanId));
        }

        writer.Text(5, Name).Number(6, 1).Fixed64(7, Start).Fixed64(8, End ?? Start + 250_000_000);
        WriteAttributes(writer, 9, Attributes);
        foreach (var (name, attributes) in Events)
        {
            writer.Message(11, item => WriteAttributes(item.Fixed64(1, Start).Text(2, name), 3, attributes));
        }

        writer.Message(15, status =>
        {
            if (StatusMessage is not null)
            {
                status.Text(2, StatusMessage);
            }

            status.Number(3, StatusCode);
        });
        writer.Fixed32(16, 0x101);
    }

    private static void WriteAttributes(ProtoWriter writer, int field, Dictionary<string, object> attributes)
    {
        foreach (var (key, value) in attributes)
        {
            writer.Message(field, pair => pair.Text(1, key).Message(2, any => WriteValue(any, value)));
        }
    }

    private static void WriteValue(ProtoWriter any, object value) => _ = value switch
    {
        string text => any.Text(1, text),
        bool flag => any.Number(2, flag ? 1 : 0),
        int number => any.Number(3, number),
        long number => any.Number(3, number),
        double number => any.Fixed64(4, BitConverter.DoubleToUInt64Bits(number)),
        string[] items => any.Message(5, array =>
        {
            foreach (var item in items)
            {
                array.Message(1, inner => inner.Text(1, item));
            }
        }),
        byte[] bytes => any.Bytes(7, bytes),
        _ => throw new ArgumentException(value.GetType().Name),
    };
}
