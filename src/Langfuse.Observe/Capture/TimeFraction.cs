namespace Langfuse.Observe.Capture;

/// <summary>Shortens a time of seven fraction digits as System.Text.Json does: no zeros at the end, no point without digits.</summary>
internal static class TimeFraction
{
    /// <summary>Moves what follows the fraction up; gives how many bytes fell away.</summary>
    public static int Trim(Span<byte> time)
    {
        var point = time.IndexOf((byte)'.');
        if (point < 0)
        {
            return 0;
        }

        var end = point + 1;
        while (end < time.Length && time[end] is >= (byte)'0' and <= (byte)'9')
        {
            end++;
        }

        var keep = end;
        while (time[keep - 1] == (byte)'0')
        {
            keep--;
        }

        keep = keep == point + 1 ? point : keep;
        time[end..].CopyTo(time[keep..]);
        return end - keep;
    }
}
