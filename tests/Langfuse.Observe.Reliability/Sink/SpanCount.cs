namespace Langfuse.Observe.Reliability.Sink;

/// <summary>Counts the spans of an OTLP request by hopping from one to the next.</summary>
internal static class SpanCount
{
    private const int ResourceSpans = 1;
    private const int ScopeSpans = 2;
    private const int Spans = 2;

    /// <exception cref="InvalidDataException">The bytes are no whole request.</exception>
    public static int Of(ReadOnlySpan<byte> request) => In(request, [ResourceSpans, ScopeSpans, Spans]);

    private static int In(ReadOnlySpan<byte> message, ReadOnlySpan<int> path)
    {
        var count = 0;
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint.Read(message, ref at);
            if ((tag & 7) != 2)
            {
                throw new InvalidDataException($"wire type {tag & 7} where only messages are");
            }

            var length = (int)Varint.Read(message, ref at);
            if (length > message.Length - at)
            {
                throw new InvalidDataException("a message that is cut off");
            }

            if ((int)(tag >> 3) == path[0])
            {
                count += path.Length == 1 ? 1 : In(message.Slice(at, length), path[1..]);
            }

            at += length;
        }

        return count;
    }
}
