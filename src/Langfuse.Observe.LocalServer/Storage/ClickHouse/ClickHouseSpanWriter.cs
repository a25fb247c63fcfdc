using System.Data.Common;
using Dapper;
using Langfuse.Observe.LocalServer.Storage.Postgres;
using Langfuse.Observe.LocalServer.Storage.Rollups;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.ClickHouse;

/// <summary>
/// Writes observations and keeps the traces summed up. ClickHouse has no transactions: a row is replaced by a later version of it, other writers are kept away by the catalogue's
/// locks, and observations come before their traces, so that a write that was cut off is made good by sending it again, or by the next one to the same trace.
/// </summary>
internal sealed class ClickHouseSpanWriter(EventTables tables, SqlDialect dialect, DbConnection connection, DbConnection catalogue) : LockingSpanWriter(connection, catalogue)
{
    private readonly Dictionary<string, TraceContent> _contents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _starts = new(StringComparer.Ordinal);

    // Later than every version that is there, also when another machine's clock is ahead. It takes a row back; the next one puts another in its place.
    private long _goneVersion = Micros.Of(DateTimeOffset.UtcNow) / 1000;

    /// <summary>None: ClickHouse adds up the rows themselves.</summary>
    public override RollupChanges Rollups { get; } = new(static text => text);

    private long Version => _goneVersion + 1;

    /// <summary>Stores observations of the same numbers anew, with other contents.</summary>
    public void Update(string projectId, IReadOnlyList<Observation> rows)
    {
        StandAfter(EventTables.InParts(rows.Select(row => row.TraceId).Distinct(), traceIds => Events.Query<long>(
            "SELECT max(eventMs) FROM observations WHERE projectId = @projectId AND traceId IN @traceIds", new { projectId, traceIds })));
        Insert(rows);
    }

    private void StandAfter(IEnumerable<long> versions) => _goneVersion = versions.Aggregate(_goneVersion, (latest, version) => Math.Max(latest, version + 1));

    protected override Dictionary<string, Trace> Traces(string projectId, string[] ids)
    {
        var traces = new Dictionary<string, Trace>(StringComparer.Ordinal);
        foreach (var (trace, content, version) in EventTables.InParts(ids, some => Events.Query<Trace, TraceContent, long, (Trace, TraceContent, long)>(
            $"SELECT {TraceColumns.All}, input, output, metadata, eventMs FROM traces WHERE projectId = @projectId AND id IN @some", (trace, content, version) => (trace, content, version), new { projectId, some }, splitOn: "input,eventMs")))
        {
            traces[trace.Id] = trace;
            _contents[trace.Id] = content ?? TraceContent.None;
            _starts[trace.Id] = trace.StartUs;
            StandAfter([version]);
        }

        return traces;
    }

    protected override SpanBatch Batch(string projectId, string[] traceIds, Dictionary<string, Trace> traces, IReadOnlyList<Observation> rows)
    {
        var batch = new SpanBatch(rows, Earlier(projectId, traceIds, rows));
        batch.TracesToSumUp.UnionWith(LeftBehind(projectId, traceIds, traces));
        return batch;
    }

    private List<StoredSpan> Earlier(string projectId, string[] traceIds, IReadOnlyList<Observation> rows)
    {
        var idsOf = rows.ToLookup(row => row.TraceId, row => row.Id, StringComparer.Ordinal);
        var earlier = EventTables.InParts(traceIds, those => EventTables.InParts(those.SelectMany(traceId => idsOf[traceId]).Distinct(StringComparer.Ordinal), ids => Events.Query<StoredSpan>(
            "SELECT traceId, id, type, startUs, seq, eventMs FROM observations WHERE projectId = @projectId AND traceId IN @those AND id IN @ids", new { projectId, those, ids })));
        StandAfter(earlier.Select(row => row.EventMs));
        return earlier;
    }

    // Traces that do not count all their observations: the writer that stored these was killed before it came to the trace.
    private IEnumerable<string> LeftBehind(string projectId, string[] traceIds, Dictionary<string, Trace> traces) =>
        EventTables.InParts(traceIds, ids => Events.Query<(string TraceId, long Count)>(
            "SELECT traceId, toInt64(count()) FROM observations WHERE projectId = @projectId AND traceId IN @ids GROUP BY traceId", new { projectId, ids }))
            .Where(counted => counted.Count != (traces.GetValueOrDefault(counted.TraceId)?.ObservationCount ?? 0)).Select(counted => counted.TraceId);

    protected override void Insert(IReadOnlyList<Observation> rows)
    {
        using var insert = new JsonRows();
        foreach (var row in rows)
        {
            EventRows.Add(insert, row, Version);
        }

        tables.Insert("observations", insert);
    }

    // Both in one request.
    protected override void Write(string projectId, SpanBatch batch)
    {
        using var insert = new JsonRows();
        foreach (var row in batch.Replaced)
        {
            EventRows.AddGone(insert, projectId, row, _goneVersion);
        }

        foreach (var row in batch.Kept)
        {
            EventRows.Add(insert, row, Version);
        }

        tables.Insert("observations", insert);
    }

    protected override void TakeContents(string projectId, IReadOnlyDictionary<string, Trace> traces, IReadOnlyCollection<string> summedUp, IReadOnlyList<Observation> written)
    {
        foreach (var row in written.Where(row => row.ParentId is null && traces[row.TraceId].RootSeq == row.Seq))
        {
            _contents[row.TraceId] = TraceContent.Of(row);
        }

        FindContents(projectId, [.. summedUp.Select(traceId => traces[traceId])]);
    }

    private void FindContents(string projectId, IReadOnlyCollection<Trace> traces)
    {
        foreach (var root in traces.Chunk(500).SelectMany(some => Events.Query<Observation>(
            $"SELECT traceId, input, output, metadata FROM observations WHERE {RootsOf.Condition(dialect)}", RootsOf.Parameters(projectId, some))))
        {
            _contents[root.TraceId] = TraceContent.Of(root);
        }
    }

    // A trace that now starts earlier stands at another place of the order.
    protected override void Replace(string projectId, IReadOnlyCollection<Trace> traces)
    {
        using var insert = new JsonRows();
        foreach (var trace in traces)
        {
            trace.OwnTrace?.ApplyTo(trace);
            if (_starts.TryGetValue(trace.Id, out var startUs) && startUs != trace.StartUs)
            {
                EventRows.AddGoneTrace(insert, projectId, trace.Id, startUs, _goneVersion);
            }

            EventRows.Add(insert, trace, _contents.GetValueOrDefault(trace.Id, TraceContent.None).With(trace.OwnTrace), Version);
        }

        tables.Insert("traces", insert);
    }
}
