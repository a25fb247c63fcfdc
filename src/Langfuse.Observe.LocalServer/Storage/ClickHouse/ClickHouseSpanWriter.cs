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
internal sealed class ClickHouseSpanWriter(EventTables tables, SqlDialect dialect, DbConnection connection, DbConnection catalogue) : ISpanWriter
{
    private readonly Dictionary<string, TraceContent> _contents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _starts = new(StringComparer.Ordinal);

    // Later than every version that is there, also when another machine's clock is ahead. It takes a row back; the next one puts another in its place.
    private long _goneVersion = Micros.Of(DateTimeOffset.UtcNow) / 1000;

    /// <summary>None: ClickHouse adds up the rows themselves.</summary>
    public RollupChanges Rollups { get; } = new(static text => text);

    private long Version => _goneVersion + 1;

    public SpanWriteResult Write(IReadOnlyList<Observation> rows)
    {
        var projectId = rows[0].ProjectId;
        foreach (var row in rows)
        {
            row.TraceId = PostgresText.Clean(row.TraceId);
            row.Id = PostgresText.Clean(row.Id);
        }

        var traceIds = rows.Select(row => row.TraceId).Distinct(StringComparer.Ordinal).ToArray();
        Lock(projectId, traceIds);
        var traces = Traces(projectId, traceIds);
        var batch = new SpanBatch(rows, Earlier(projectId, traceIds, rows));
        batch.TracesToSumUp.UnionWith(LeftBehind(projectId, traceIds, traces));
        Number(batch.Kept);
        Insert(projectId, batch);
        var newTraces = batch.AddUp(traces, (traceId, earlier) => SumUp(projectId, traceId, earlier));
        TakeContents(projectId, traces, batch);
        Replace(projectId, traces.Values);
        return new SpanWriteResult(rows.Count - batch.ReplacedCount, newTraces, batch.Duplicates);
    }

    public int Write(string projectId, IReadOnlyList<OwnTrace> traces, long nowUs)
    {
        var kept = traces.Select(said => said with { Id = PostgresText.Clean(said.Id) }).ToList();
        var ids = kept.Select(said => said.Id).Distinct(StringComparer.Ordinal).ToArray();
        Lock(projectId, ids);
        var known = Traces(projectId, ids);
        var before = known.Count;
        OwnTraces.AddTo(known, projectId, kept, nowUs);
        Replace(projectId, known.Values);
        return known.Count - before;
    }

    public void TakeOver(IReadOnlyList<Observation> rows)
    {
        using var insert = new JsonRows();
        foreach (var row in rows)
        {
            EventRows.Add(insert, row, Version);
        }

        tables.Insert("observations", insert);
        catalogue.Execute("SELECT setval('observationSeq', greatest(@most, (SELECT last_value FROM observationSeq)))", new { most = rows.Max(row => row.Seq) });
    }

    public void SumUpAgain(string projectId, IEnumerable<string> traceIds)
    {
        var ids = traceIds.Select(PostgresText.Clean).Distinct(StringComparer.Ordinal).ToArray();
        Lock(projectId, ids);
        var traces = Traces(projectId, ids).Values.Select(trace => SumUp(projectId, trace.Id, trace)).OfType<Trace>().ToList();
        FindContents(projectId, traces);
        Replace(projectId, traces);
    }

    /// <summary>Stores observations of the same numbers anew, with other contents.</summary>
    public void Update(string projectId, IReadOnlyList<Observation> rows)
    {
        StandAfter(EventTables.InParts(rows.Select(row => row.TraceId).Distinct(), traceIds => connection.Query<long>(
            "SELECT max(eventMs) FROM observations WHERE projectId = @projectId AND traceId IN @traceIds", new { projectId, traceIds })));
        using var insert = new JsonRows();
        foreach (var row in rows)
        {
            EventRows.Add(insert, row, Version);
        }

        tables.Insert("observations", insert);
    }

    private void StandAfter(IEnumerable<long> versions) => _goneVersion = versions.Aggregate(_goneVersion, (latest, version) => Math.Max(latest, version + 1));

    private void Lock(string projectId, string[] traceIds) => PostgresDialect.Instance.Lock(catalogue, traceIds.Select(id => projectId + "/" + id));

    private Dictionary<string, Trace> Traces(string projectId, string[] traceIds)
    {
        var traces = new Dictionary<string, Trace>(StringComparer.Ordinal);
        foreach (var (trace, content, version) in EventTables.InParts(traceIds, ids => connection.Query<Trace, TraceContent, long, (Trace, TraceContent, long)>(
            $"SELECT {TraceColumns.All}, input, output, metadata, eventMs FROM traces WHERE projectId = @projectId AND id IN @ids", (trace, content, version) => (trace, content, version), new { projectId, ids }, splitOn: "input,eventMs")))
        {
            traces[trace.Id] = trace;
            _contents[trace.Id] = content ?? TraceContent.None;
            _starts[trace.Id] = trace.StartUs;
            StandAfter([version]);
        }

        return traces;
    }

    private List<StoredSpan> Earlier(string projectId, string[] traceIds, IReadOnlyList<Observation> rows)
    {
        var idsOf = rows.ToLookup(row => row.TraceId, row => row.Id, StringComparer.Ordinal);
        var earlier = EventTables.InParts(traceIds, those => EventTables.InParts(those.SelectMany(traceId => idsOf[traceId]).Distinct(StringComparer.Ordinal), ids => connection.Query<StoredSpan>(
            "SELECT traceId, id, type, startUs, seq, eventMs FROM observations WHERE projectId = @projectId AND traceId IN @those AND id IN @ids", new { projectId, those, ids })));
        StandAfter(earlier.Select(row => row.EventMs));
        return earlier;
    }

    // Traces that do not count all their observations: the writer that stored these was killed before it came to the trace.
    private IEnumerable<string> LeftBehind(string projectId, string[] traceIds, Dictionary<string, Trace> traces) =>
        EventTables.InParts(traceIds, ids => connection.Query<(string TraceId, long Count)>(
            "SELECT traceId, toInt64(count()) FROM observations WHERE projectId = @projectId AND traceId IN @ids GROUP BY traceId", new { projectId, ids }))
            .Where(counted => counted.Count != (traces.GetValueOrDefault(counted.TraceId)?.ObservationCount ?? 0)).Select(counted => counted.TraceId);

    // The catalogue counts, so that no two servers give one number.
    private void Number(IReadOnlyList<Observation> rows)
    {
        var numbers = catalogue.Query<long>("SELECT nextval('observationSeq') FROM generate_series(1, @Count)", new { rows.Count }).AsList();
        for (var index = 0; index < rows.Count; index++)
        {
            rows[index].Seq = numbers[index];
        }
    }

    private void Insert(string projectId, SpanBatch batch)
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

    private Trace? SumUp(string projectId, string traceId, Trace? earlier) => SpanBatch.SumUp(
        connection.Query<Observation>(
            $"SELECT {ObservationColumns.ForSummary} FROM observations WHERE projectId = @projectId AND traceId = @traceId ORDER BY seq", new { projectId, traceId }, buffered: false),
        earlier);

    private void TakeContents(string projectId, Dictionary<string, Trace> traces, SpanBatch batch)
    {
        foreach (var row in batch.Kept.Where(row => row.ParentId is null && traces[row.TraceId].RootSeq == row.Seq))
        {
            _contents[row.TraceId] = TraceContent.Of(row);
        }

        FindContents(projectId, [.. batch.TracesToSumUp.Select(traceId => traces[traceId])]);
    }

    private void FindContents(string projectId, IReadOnlyCollection<Trace> traces)
    {
        foreach (var root in traces.Chunk(500).SelectMany(some => connection.Query<Observation>(
            $"SELECT traceId, input, output, metadata FROM observations WHERE {RootsOf.Condition(dialect)}", RootsOf.Parameters(projectId, some))))
        {
            _contents[root.TraceId] = TraceContent.Of(root);
        }
    }

    // A trace that now starts earlier stands at another place of the order.
    private void Replace(string projectId, IEnumerable<Trace> traces)
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
