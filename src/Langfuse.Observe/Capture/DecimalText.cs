using System.Buffers.Text;

namespace Langfuse.Observe.Capture;

/// <summary>Formats the decimals of everyday, those of up to 19 digits, without the general formatter: amounts are in most records.</summary>
internal static class DecimalText
{
    /// <summary>False when the number is one for the general formatter.</summary>
    public static bool TryFormat(decimal value, Span<byte> destination, out int written)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        var scale = (bits[3] >> 16) & 0xFF;
        written = 0;
        if (bits[2] != 0 || digits == 0 || scale > 18)
        {
            return false;
        }

        var start = 0;
        if (bits[3] < 0)
        {
            destination[start++] = (byte)'-';
        }

        written = start + Format(digits, scale, destination[start..]);
        return true;
    }

    private static int Format(ulong digits, int scale, Span<byte> destination)
    {
        if (scale == 0)
        {
            Utf8Formatter.TryFormat(digits, destination, out var length);
            return length;
        }

        var unit = Powers[scale];
        var (whole, fraction) = Math.DivRem(digits, unit);
        Utf8Formatter.TryFormat(whole, destination, out var written);
        destination[written++] = (byte)'.';
        for (var i = scale - 1; i >= 0; i--)
        {
            (fraction, var digit) = Math.DivRem(fraction, 10);
            destination[written + i] = (byte)('0' + digit);
        }

        return written + scale;
    }

    private static ReadOnlySpan<ulong> Powers =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
        1_000_000_000_000_000_000,
    ];
}
