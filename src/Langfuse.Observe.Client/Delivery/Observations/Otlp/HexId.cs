using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Delivery.Observations.Otlp;

/// <summary>Turns the lower-case hex digits of an id, which is how activities keep it, into bytes.</summary>
internal static class HexId
{
    private static readonly byte[] s_values = MakeValues();

    public static void Write(string digits, Span<byte> bytes)
    {
        var values = s_values;
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)((values[Index(digits[2 * i])] << 4) | values[Index(digits[(2 * i) + 1])]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Index(char digit) => digit & 0xFF;

    private static byte[] MakeValues()
    {
        var values = new byte[256];
        for (var i = 0; i < 16; i++)
        {
            values["0123456789abcdef"[i]] = (byte)i;
        }

        return values;
    }
}
