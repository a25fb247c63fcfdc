using Dapper;
using Langfuse.Observe.LocalServer.Storage.Rollups;
using Langfuse.Observe.LocalServer.Storage.Sql;
using Npgsql;

namespace Langfuse.Observe.LocalServer.Storage.Postgres;

/// <summary>Writes observations and keeps the traces summed up: a handful of statements for any number of rows.</summary>
internal sealed class PostgresSpanWriter(NpgsqlConnection connection) : LockingSpanWriter(connection, connection)
{
    private static readonly string s_replaceTrace =
        $" ON CONFLICT ({TraceColumns.Key}) DO UPDATE SET {string.Join(", ", TraceColumns.All.Split(", ").Except(TraceColumns.Key.Split(", ")).Select(column => $"{column} = excluded.{column}"))}";

    // What the traces that were read add to the roll-ups, until they are written anew.
    private readonly Dictionary<string, RollupFact> _earlier = new(StringComparer.Ordinal);

    private readonly NpgsqlConnection _connection = connection;

    public override RollupChanges Rollups { get; } = new(PostgresText.Clean);

    protected override Dictionary<string, Trace> Traces(string projectId, string[] ids)
    {
        var traces = _connection.Query<Trace>($"SELECT {TraceColumns.All} FROM traces WHERE projectId = @projectId AND id = ANY(@ids)", new { projectId, ids }).ToDictionary(trace => trace.Id, StringComparer.Ordinal);
        foreach (var (id, trace) in traces)
        {
            _earlier[id] = RollupFact.Of(trace);
        }

        return traces;
    }

    protected override SpanBatch Batch(string projectId, string[] traceIds, Dictionary<string, Trace> traces, IReadOnlyList<Observation> rows) => new(rows, Earlier(projectId, traces, rows));

    protected override void Write(string projectId, SpanBatch batch)
    {
        Delete(projectId, batch.Replaced);
        Insert(batch.Kept);
        foreach (var row in batch.Kept)
        {
            Rollups.Add(projectId, RollupFact.Of(row));
        }
    }

    // Most traces of a burst are new, and new traces have no earlier rows.
    private List<StoredSpan> Earlier(string projectId, Dictionary<string, Trace> traces, IReadOnlyList<Observation> rows)
    {
        if (traces.Count == 0)
        {
            return [];
        }

        var ids = rows.Where(row => traces.ContainsKey(row.TraceId)).Select(row => row.Id).Distinct(StringComparer.Ordinal).ToArray();
        return _connection.Query<StoredSpan>(
            "SELECT traceId, id, startUs, seq FROM observations WHERE projectId = @projectId AND traceId = ANY(@traceIds) AND id = ANY(@ids)", new { projectId, traceIds = traces.Keys.ToArray(), ids }).AsList();
    }

    private void Delete(string projectId, List<StoredSpan> rows)
    {
        if (rows.Count > 0)
        {
            const string Those = "FROM observations WHERE projectId = @projectId AND traceId = ANY(@traceIds) AND seq = ANY(@seqs)";
            var of = new { projectId, traceIds = rows.Select(row => row.TraceId).Distinct().ToArray(), seqs = rows.Select(row => row.Seq).ToArray() };
            foreach (var row in _connection.Query<Observation>($"SELECT {RollupFact.ObservationColumns} {Those}", of))
            {
                Rollups.Remove(projectId, RollupFact.Of(row));
            }

            _connection.Execute("DELETE " + Those, of);
        }
    }

    protected override void Insert(IReadOnlyList<Observation> rows)
    {
        using var copy = _connection.BeginBinaryImport($"COPY observations (seq, words, {ObservationColumns.All}) FROM STDIN (FORMAT BINARY)");
        var writer = new CopiedRow(copy);
        foreach (var row in rows)
        {
            copy.StartRow();
            ObservationColumns.Write(writer.Number(row.Seq).Vector(Words.Vector(row)), row);
        }

        copy.Complete();
    }

    protected override void Replace(string projectId, IReadOnlyCollection<Trace> traces)
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

        using var command = _connection.CreateCommand();
        command.CommandText = $"INSERT INTO traces ({TraceColumns.All}) SELECT * FROM {rows.AddTo(command)}{s_replaceTrace}";
        command.ExecuteNonQuery();
    }
}
