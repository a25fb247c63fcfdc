namespace Langfuse.Observe.LocalServer.Storage.Rollups;

/// <summary>A stretch of time as rows at its edges, whole hours, and whole days between them where days will do.</summary>
internal sealed record RollupTimes(long FromUs, long ToUs, bool ByDays)
{
    public long FirstHour { get; } = -RollupTable.FloorOf(-FromUs, RollupTable.HourUs);

    public long EndHour { get; } = RollupTable.FloorOf(ToUs, RollupTable.HourUs);

    /// <summary>There is at least one whole hour.</summary>
    public bool HasHours => FirstHour < EndHour;

    public long FirstDay => ByDays ? -RollupTable.FloorOf(-FirstHour, 24) : 0;

    public long EndDay => ByDays ? Math.Max(FirstDay, RollupTable.FloorOf(EndHour, 24)) : 0;

    /// <summary>Where the days begin, as an hour.</summary>
    public long FirstDayHour => HasDays ? FirstDay * 24 : EndHour;

    /// <summary>Where the days end, as an hour.</summary>
    public long EndDayHour => HasDays ? EndDay * 24 : EndHour;

    /// <summary>The stretches that are read from rows.</summary>
    public IEnumerable<(long FromUs, long ToUs)> Edges
    {
        get
        {
            var (first, end) = (FirstHour * RollupTable.HourUs, EndHour * RollupTable.HourUs);
            if (FromUs < first)
            {
                yield return (FromUs, first);
            }

            if (end < ToUs)
            {
                yield return (end, ToUs);
            }
        }
    }

    private bool HasDays => FirstDay < EndDay;

    /// <summary>A time lies in one of the whole hours.</summary>
    public bool Covers(long us) => us >= FirstHour * RollupTable.HourUs && us < EndHour * RollupTable.HourUs;
}
