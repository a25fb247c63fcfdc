using System.Data.Common;
using Dapper;
using Langfuse.Observe.LocalServer.Storage.Rollups;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.Postgres;

/// <summary>Writes observations and keeps the traces summed up, under the locks of the PostgreSQL that holds the catalogue; it also gives the observations
/// their numbers, so that no two servers give one. Where the rows go is up to the store.</summary>
/// <param name="events">Where observations and traces are.</param>
/// <param name="catalogue">The PostgreSQL, in a transaction that ends when all is written.</param>
internal abstract class LockingSpanWriter(DbConnection events, DbConnection catalogue) : ISpanWriter
{
    public abstract RollupChanges Rollups { get; }

    protected DbConnection Events { get; } = events;

    private DbConnection Catalogue { get; } = catalogue;

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
        var batch = Batch(projectId, traceIds, traces, rows);
        Number(batch.Kept);
        Write(projectId, batch);
        var newTraces = batch.AddUp(traces, (traceId, earlier) => SumUp(projectId, traceId, earlier));
        TakeContents(projectId, traces, batch.TracesToSumUp, batch.Kept);
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
        Insert(rows);
        Catalogue.Execute("SELECT setval('observationSeq', greatest(@most, (SELECT last_value FROM observationSeq)))", new { most = rows.Max(row => row.Seq) });
    }

    public void SumUpAgain(string projectId, IEnumerable<string> traceIds)
    {
        var ids = traceIds.Select(PostgresText.Clean).Distinct(StringComparer.Ordinal).ToArray();
        Lock(projectId, ids);
        var traces = Traces(projectId, ids).Values.Select(trace => SumUp(projectId, trace.Id, trace)).OfType<Trace>().ToDictionary(trace => trace.Id, StringComparer.Ordinal);
        TakeContents(projectId, traces, traces.Keys, []);
        Replace(projectId, traces.Values);
    }

    /// <summary>The traces that are there.</summary>
    protected abstract Dictionary<string, Trace> Traces(string projectId, string[] ids);

    /// <summary>The rows beside those that are there already.</summary>
    protected abstract SpanBatch Batch(string projectId, string[] traceIds, Dictionary<string, Trace> traces, IReadOnlyList<Observation> rows);

    /// <summary>Stores what a batch keeps, and takes away what it replaces.</summary>
    protected abstract void Write(string projectId, SpanBatch batch);

    /// <summary>Stores rows that have their numbers.</summary>
    protected abstract void Insert(IReadOnlyList<Observation> rows);

    /// <summary>Stores traces in the place of those that are there.</summary>
    protected abstract void Replace(string projectId, IReadOnlyCollection<Trace> traces);

    /// <summary>For a store whose traces hold contents of their roots.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="traces">The traces as they have become.</param>
    /// <param name="summedUp">Those that were summed up from all their rows.</param>
    /// <param name="written">The rows that have come.</param>
    protected virtual void TakeContents(string projectId, IReadOnlyDictionary<string, Trace> traces, IReadOnlyCollection<string> summedUp, IReadOnlyList<Observation> written)
    {
    }

    private void Lock(string projectId, string[] traceIds) => PostgresDialect.Instance.Lock(Catalogue, traceIds.Select(id => projectId + "/" + id));

    private void Number(IReadOnlyList<Observation> rows)
    {
        var numbers = Catalogue.Query<long>("SELECT nextval('observationSeq') FROM generate_series(1, @Count)", new { rows.Count }).AsList();
        for (var index = 0; index < rows.Count; index++)
        {
            rows[index].Seq = numbers[index];
        }
    }

    private Trace? SumUp(string projectId, string traceId, Trace? earlier) => SpanBatch.SumUp(
        Events.Query<Observation>(
            $"SELECT {ObservationColumns.ForSummary} FROM observations WHERE projectId = @projectId AND traceId = @traceId ORDER BY seq", new { projectId, traceId }, buffered: false),
        earlier);
}
