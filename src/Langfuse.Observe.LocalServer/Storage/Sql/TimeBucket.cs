namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Buckets of time of one length, numbered.</summary>
internal sealed record TimeBucket(long WidthUs, long OffsetUs)
{
    private const long Day = 86_400_000_000;

    // The first day of 1970 was a Thursday, and weeks begin on Monday.
    private static readonly TimeBucket s_week = new(7 * Day, 3 * Day);

    /// <summary>The buckets of a granularity, or null for months.</summary>
    public static TimeBucket? Of(string granularity) => granularity switch
    {
        "minute" => new TimeBucket(60_000_000, 0),
        "hour" => new TimeBucket(3_600_000_000, 0),
        "week" => s_week,
        "month" => null,
        _ => new TimeBucket(Day, 0),
    };

    /// <summary>The number of the bucket that a time in microseconds lies in.</summary>
    public string Sql(SqlDialect dialect, string column) => dialect.Divide(OffsetUs == 0 ? column : $"({column} + {OffsetUs})", WidthUs);

    /// <summary>The same for one time.</summary>
    public long NumberOf(long us) => (us + OffsetUs) / WidthUs;

    /// <summary>The start of a bucket, as an ISO text.</summary>
    public string Start(long number) => Micros.Iso((number * WidthUs) - OffsetUs);
}
