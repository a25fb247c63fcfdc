namespace Langfuse.Observe.Capture;

/// <summary>Formats times as System.Text.Json does: ISO 8601, a fraction only when there is one, and without zeros at its end.</summary>
internal static class IsoTime
{
    /// <summary>The most bytes that a time takes.</summary>
    public const int Longest = 33;

    /// <summary>A date and time; <c>Z</c> for UTC, an offset for local time, nothing when the kind is not said.</summary>
    public static int Format(DateTime value, Span<byte> destination)
    {
        if (value.Kind == DateTimeKind.Local)
        {
            return Format(new DateTimeOffset(value), destination);
        }

        var written = FormatClock(value, destination);
        if (value.Kind == DateTimeKind.Utc)
        {
            destination[written++] = (byte)'Z';
        }

        return written;
    }

    public static int Format(DateTimeOffset value, Span<byte> destination)
    {
        var written = FormatClock(value.DateTime, destination);
        var minutes = value.TotalOffsetMinutes;
        destination[written] = (byte)(minutes < 0 ? '-' : '+');
        minutes = Math.Abs(minutes);
        Two(destination[(written + 1)..], minutes / 60);
        destination[written + 3] = (byte)':';
        Two(destination[(written + 4)..], minutes % 60);
        return written + 6;
    }

    public static int Format(TimeOnly value, Span<byte> destination) => FormatTime(value, destination);

    private static int FormatClock(DateTime value, Span<byte> destination)
    {
        var (date, time) = value;
        var (year, month, day) = date;
        Two(destination, year / 100);
        Two(destination[2..], year % 100);
        destination[4] = (byte)'-';
        Two(destination[5..], month);
        destination[7] = (byte)'-';
        Two(destination[8..], day);
        destination[10] = (byte)'T';
        return 11 + FormatTime(time, destination[11..]);
    }

    private static int FormatTime(TimeOnly time, Span<byte> destination)
    {
        var (seconds, fraction) = Math.DivRem(time.Ticks, TimeSpan.TicksPerSecond);
        var second = (int)seconds;
        Two(destination, second / 3600);
        destination[2] = (byte)':';
        Two(destination[3..], second / 60 % 60);
        destination[5] = (byte)':';
        Two(destination[6..], second % 60);
        return fraction == 0 ? 8 : 8 + FormatFraction((int)fraction, destination[8..]);
    }

    private static int FormatFraction(int fraction, Span<byte> destination)
    {
        var digits = 7;
        while (fraction % 10 == 0)
        {
            fraction /= 10;
            digits--;
        }

        destination[0] = (byte)'.';
        for (var i = digits; i > 0; i--)
        {
            destination[i] = (byte)('0' + (fraction % 10));
            fraction /= 10;
        }

        return digits + 1;
    }

    private static void Two(Span<byte> destination, int number)
    {
        destination[1] = (byte)('0' + (number % 10));
        destination[0] = (byte)('0' + (number / 10));
    }
}
