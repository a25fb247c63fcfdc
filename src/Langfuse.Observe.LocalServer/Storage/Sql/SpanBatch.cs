namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Rows to write: a span is the same when trace, id and start (in milliseconds) are; the row processed last stands (wire contract 3.4).</summary>
internal sealed class SpanBatch
{
    private readonly Dictionary<(string, string, long), int> _places = [];
    private readonly List<Observation?> _rows = [];

    public SpanBatch(IReadOnlyList<Observation> rows, IReadOnlyList<StoredSpan> earlier)
    {
        var seen = earlier.Select(row => (row.TraceId, row.Id)).ToHashSet();
        var same = earlier.ToLookup(row => (row.TraceId, row.Id, row.StartUs / 1000));
        foreach (var row in rows)
        {
            Duplicates += seen.Add((row.TraceId, row.Id)) ? 0 : 1;
            Place(row, same[(row.TraceId, row.Id, row.StartUs / 1000)]);
        }

        Kept = [.. _rows.OfType<Observation>()];
    }

    public IReadOnlyList<Observation> Kept { get; }

    public List<StoredSpan> Replaced { get; } = [];

    public HashSet<string> TracesToSumUp { get; } = new(StringComparer.Ordinal);

    public int ReplacedCount { get; private set; }

    public int Duplicates { get; private set; }

    /// <summary>What the rows make of a trace. What was said of the trace itself is not in its observations, so it is taken over.</summary>
    /// <param name="rows">All of the trace, in the order of their numbers.</param>
    /// <param name="earlier">The trace before.</param>
    public static Trace? SumUp(IEnumerable<Observation> rows, Trace? earlier)
    {
        Trace? trace = null;
        foreach (var row in rows)
        {
            if (trace is null)
            {
                trace = TraceSummary.Of(row);
            }
            else
            {
                TraceSummary.Add(trace, row);
            }
        }

        if (trace is not null)
        {
            trace.Own = earlier?.Own;
            trace.Bookmarked = earlier?.Bookmarked == true;
        }

        return trace;
    }

    /// <summary>Adds the rows to their traces; gives how many of these are new.</summary>
    /// <param name="traces">Those that are there, and afterwards all.</param>
    /// <param name="sumUp">Sums a trace up from all its stored rows: a replaced row must not count twice.</param>
    public int AddUp(Dictionary<string, Trace> traces, Func<string, Trace?, Trace?> sumUp)
    {
        var before = traces.Count;
        foreach (var row in Kept.Where(row => !TracesToSumUp.Contains(row.TraceId)))
        {
            if (traces.TryGetValue(row.TraceId, out var trace))
            {
                TraceSummary.Add(trace, row);
            }
            else
            {
                traces[row.TraceId] = TraceSummary.Of(row);
            }
        }

        foreach (var traceId in TracesToSumUp)
        {
            traces[traceId] = sumUp(traceId, traces.GetValueOrDefault(traceId))!;
        }

        return traces.Count - before;
    }

    private void Place(Observation row, IEnumerable<StoredSpan> stored)
    {
        var key = (row.TraceId, row.Id, row.StartUs / 1000);
        if (_places.TryGetValue(key, out var place))
        {
            // Within the batch nothing was counted yet.
            _rows[place] = null;
            ReplacedCount++;
        }
        else if (stored.Any())
        {
            Replaced.AddRange(stored);
            TracesToSumUp.Add(row.TraceId);
            ReplacedCount++;
        }

        _places[key] = _rows.Count;
        _rows.Add(row);
    }
}
