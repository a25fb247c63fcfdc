namespace Langfuse.Observe.Capture;

/// <summary>What stands where content was cut: how much more there was.</summary>
internal static class CutMarker
{
    /// <summary>The most bytes that a marker takes.</summary>
    public const int Longest = 40;

    /// <summary>At the end of a text.</summary>
    public static void Bytes(ref Utf8Buffer buffer, long count) => Append(ref buffer, "…["u8, count, " more bytes cut]"u8);

    /// <summary>As the last item of an array, without the quotes.</summary>
    public static void Items(ref Utf8Buffer buffer, long count) => Append(ref buffer, "…["u8, count, " more items cut]"u8);

    /// <summary>As the last member of an object, whole.</summary>
    public static void Members(ref Utf8Buffer buffer, long count) => Append(ref buffer, "\"…\":\"["u8, count, " more members cut]\""u8);

    private static void Append(ref Utf8Buffer buffer, ReadOnlySpan<byte> before, long count, ReadOnlySpan<byte> after)
    {
        buffer.Append(before);
        buffer.AppendFormatted(count);
        buffer.Append(after);
    }
}
