using System.Text;
using Langfuse.Observe.Delivery.Observations.Otlp;

namespace Langfuse.Observe.Delivery.Observations;

/// <summary>Reads back what is needed of an encoded span, with the tag and length of its field before it.</summary>
internal static class SpanReader
{
    private const int TraceId = 1;
    private const int Name = 5;
    private const int Key = 1;

    /// <summary>What the span is called in a message.</summary>
    public static string Label(ReadOnlySpan<byte> encoded)
    {
        var (name, trace) = ("", "");
        var span = Inside(encoded);
        while (span.Next())
        {
            name = span.Field == Name ? Encoding.UTF8.GetString(span.Bytes) : name;
            trace = span.Field == TraceId ? Convert.ToHexString(span.Bytes).ToLowerInvariant() : trace;
        }

        return $"observation '{name}' of trace {trace}";
    }

    /// <summary>A number that is the same for spans of the same name with attributes of the same keys.</summary>
    public static ulong Shape(ReadOnlySpan<byte> encoded)
    {
        var hash = 14695981039346656037UL;
        var span = Inside(encoded);
        while (span.Next())
        {
            if (span.Field == Name)
            {
                hash = Add(hash, span.Bytes);
            }
            else if (span.Field == SpanWriter.Attributes)
            {
                var attribute = new ProtoReader(span.Bytes);
                if (attribute.Next() && attribute.Field == Key)
                {
                    hash = Add(hash, attribute.Bytes);
                }
            }
        }

        return hash;
    }

    private static ProtoReader Inside(ReadOnlySpan<byte> encoded)
    {
        var field = new ProtoReader(encoded);
        return new ProtoReader(field.Next() ? field.Bytes : default);
    }

    // FNV-1a.
    private static ulong Add(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            hash = (hash ^ one) * 1099511628211UL;
        }

        return (hash ^ 0xFF) * 1099511628211UL;
    }
}
