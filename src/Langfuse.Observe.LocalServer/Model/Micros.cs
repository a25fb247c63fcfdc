using System.Globalization;

namespace Langfuse.Observe.LocalServer.Model;

/// <summary>Times in the database: microseconds since 1970. The API gives milliseconds, as Langfuse does.</summary>
internal static class Micros
{
    // The end of the year 9999.
    private const double LastUs = 253402300799999000;

    public static long Of(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / 10;

    public static long? Of(ulong? unixNano) => unixNano is { } nano ? (long)(nano / 1000) : null;

    /// <summary>So many milliseconds later; null when that is no time that a calendar has.</summary>
    public static long? After(long fromUs, double milliseconds) =>
        fromUs + (milliseconds * 1000) is >= 0 and <= LastUs and var us ? (long)us : null;

    /// <summary>An ISO time with milliseconds and Z.</summary>
    public static string Iso(long micros)
    {
        // Beyond year 9999 .NET has no date; such a time is nonsense and shown as the last one there is.
        var milliseconds = Math.Clamp(micros / 1000, -62135596800000, 253402300799999);
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>Seconds between two times, each cut to milliseconds as Langfuse does.</summary>
    public static double Seconds(long fromMicros, long toMicros) => ((toMicros / 1000) - (fromMicros / 1000)) / 1000d;
}
