using Dapper;
using Langfuse.Observe.LocalServer.Storage.Rollups;
using Langfuse.Observe.LocalServer.Storage.Sql;
using Npgsql;

namespace Langfuse.Observe.LocalServer.Storage.Postgres;

/// <summary>Writes observations and keeps the traces summed up: a handful of statements for any number of rows.</summary>
internal sealed class PostgresSpanWriter(NpgsqlConnection connection) : ISpanWriter
{
    private static readonly string s_replaceTrace =
        $" ON CONFLICT ({TraceColumns.Key}) DO UPDATE SET {string.Join(", ", TraceColumns.All.Split(", ").Except(TraceColumns.Key.Split(", ")).Select(column => $"{column} = excluded.{column}"))}";

    // What the traces that were read add to the roll-ups, until they are written anew.
    private readonly Dictionary<string, RollupFact> _earlier = new(StringComparer.Ordinal);

    public RollupChanges Rollups { get; } = new(PostgresText.Clean);

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
        var batch = new SpanBatch(rows, Earlier(projectId, traces, rows));
        Delete(projectId, batch.Replaced);
        Number(batch.Kept);
        Copy(batch.Kept);
        foreach (var row in batch.Kept)
        {
            Rollups.Add(projectId, RollupFact.Of(row));
        }

        var newTraces = batch.AddUp(traces, (traceId, earlier) => SumUp(projectId, traceId, earlier));
        Replace([.. traces.Values]);
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
        Replace([.. known.Values]);
        return known.Count - before;
    }

    public void TakeOver(IReadOnlyList<Observation> rows)
    {
        Copy(rows);
        connection.Execute("SELECT setval('observationSeq', greatest(@most, (SELECT last_value FROM observationSeq)))", new { most = rows.Max(row => row.Seq) });
    }

    public void SumUpAgain(string projectId, IEnumerable<string> traceIds)
    {
        var ids = traceIds.Select(PostgresText.Clean).ToArray();
        Lock(projectId, ids);
        var traces = Traces(projectId, ids);
        Replace([.. traces.Values.Select(trace => SumUp(projectId, trace.Id, trace)).OfType<Trace>()]);
    }

    private void Lock(string projectId, string[] traceIds) => PostgresDialect.Instance.Lock(connection, traceIds.Select(id => projectId + "/" + id));

    private Dictionary<string, Trace> Traces(string projectId, string[] ids)
    {
        var traces = connection.Query<Trace>($"SELECT {TraceColumns.All} FROM traces WHERE projectId = @projectId AND id = ANY(@ids)", new { projectId, ids }).ToDictionary(trace => trace.Id, StringComparer.Ordinal);
        foreach (var (id, trace) in traces)
        {
            _earlier[id] = RollupFact.Of(trace);
        }

        return traces;
    }

    // Most traces of a burst are new, and new traces have no earlier rows.
    private List<StoredSpan> Earlier(string projectId, Dictionary<string, Trace> traces, IReadOnlyList<Observation> rows)
    {
        if (traces.Count == 0)
        {
            return [];
        }

        var ids = rows.Where(row => traces.ContainsKey(row.TraceId)).Select(row => row.Id).Distinct(StringComparer.Ordinal).ToArray();
        return connection.Query<StoredSpan>(
            "SELECT traceId, id, startUs, seq FROM observations WHERE projectId = @projectId AND traceId = ANY(@traceIds) AND id = ANY(@ids)", new { projectId, traceIds = traces.Keys.ToArray(), ids }).AsList();
    }

    private void Delete(string projectId, List<StoredSpan> rows)
    {
        if (rows.Count > 0)
        {
            const string Those = "FROM observations WHERE projectId = @projectId AND traceId = ANY(@traceIds) AND seq = ANY(@seqs)";
            var of = new { projectId, traceIds = rows.Select(row => row.TraceId).Distinct().ToArray(), seqs = rows.Select(row => row.Seq).ToArray() };
            foreach (var row in connection.Query<Observation>($"SELECT {RollupFact.ObservationColumns} {Those}", of))
            {
                Rollups.Remove(projectId, RollupFact.Of(row));
            }

            connection.Execute("DELETE " + Those, of);
        }
    }

    private void Number(IReadOnlyList<Observation> rows)
    {
        var numbers = connection.Query<long>("SELECT nextval('observationSeq') FROM generate_series(1, @Count)", new { rows.Count }).AsList();
        for (var index = 0; index < rows.Count; index++)
        {
            rows[index].Seq = numbers[index];
        }
    }

    private void Copy(IReadOnlyList<Observation> rows)
    {
        using var copy = connection.BeginBinaryImport($"COPY observations (seq, words, {ObservationColumns.All}) FROM STDIN (FORMAT BINARY)");
        var writer = new CopiedRow(copy);
        foreach (var row in rows)
        {
            copy.StartRow();
            ObservationColumns.Write(writer.Number(row.Seq).Vector(Words.Vector(row)), row);
        }

        copy.Complete();
    }

    private Trace? SumUp(string projectId, string traceId, Trace? earlier) => SpanBatch.SumUp(
        connection.Query<Observation>(
            $"SELECT {ObservationColumns.ForSummary} FROM observations WHERE projectId = @projectId AND traceId = @traceId ORDER BY seq", new { projectId, traceId }, buffered: false),
        earlier);

    private void Replace(List<Trace> traces)
    {
        if (traces.Count == 0)
        {
            return;
        }

        var rows = new ColumnArrays();
        foreach (var trace in traces)
        {
            trace.OwnTrace?.ApplyTo(trace);
            TraceColumns.Write(rows.NextRow(), trace);
            if (_earlier.Remove(trace.Id, out var earlier))
            {
                Rollups.Remove(trace.ProjectId, earlier);
            }

            Rollups.Add(trace.ProjectId, RollupFact.Of(trace));
        }

        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO traces ({TraceColumns.All}) SELECT * FROM {rows.AddTo(command)}{s_replaceTrace}";
        command.ExecuteNonQuery();
    }
}
