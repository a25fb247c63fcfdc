namespace Langfuse.Observe.Reliability.Sink;

/// <summary>Numbers of protobuf, seven bits to the byte, lowest first.</summary>
internal static class Varint
{
    public static ulong Read(ReadOnlySpan<byte> message, ref int at)
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
