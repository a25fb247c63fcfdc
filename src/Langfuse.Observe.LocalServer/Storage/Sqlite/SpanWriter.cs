using Dapper;
using Langfuse.Observe.LocalServer.Storage.Rollups;
using Langfuse.Observe.LocalServer.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Writes observations and keeps the traces summed up. Lives on the one writer thread.</summary>
internal sealed class SpanWriter : ISpanWriter, IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly PreparedStatement _insert;
    private readonly PreparedStatement _replaceTrace;
    private readonly PreparedStatement _findSame;
    private readonly PreparedStatement _traceExists;

    // What a trace that was read adds to the roll-ups, until it is written anew.
    private readonly Dictionary<string, RollupFact> _earlier = new(StringComparer.Ordinal);

    public SpanWriter(SqliteConnection connection)
    {
        this._connection = connection;
        _insert = PreparedStatement.Insert(connection, "INSERT", "observations", ObservationColumns.All);
        _replaceTrace = PreparedStatement.Insert(connection, "INSERT OR REPLACE", "traces", TraceColumns.All);
        _findSame = new PreparedStatement(connection, "SELECT seq, startUs FROM observations WHERE projectId = ? AND traceId = ? AND id = ?");
        _traceExists = new PreparedStatement(connection, "SELECT 1 FROM traces WHERE projectId = ? AND id = ?");
    }

    public RollupChanges Rollups { get; } = new(static text => text);

    /// <summary>Forgets what work left that failed.</summary>
    public void StartAnew()
    {
        _earlier.Clear();
        Rollups.Clear();
    }

    /// <summary>Stores the rows, which are all of one project; gives how many of them had been received before and how many traces are new.</summary>
    public SpanWriteResult Write(IReadOnlyList<Observation> rows)
    {
        var duplicates = 0;
        var replaced = 0;
        var touched = new Dictionary<string, Trace>(StringComparer.Ordinal);
        var again = new HashSet<string>(StringComparer.Ordinal);
        var newTraces = 0;

        foreach (var row in rows)
        {
            if (RemoveEarlier(row, out var wasSeen))
            {
                replaced++;
                again.Add(row.TraceId);
            }
            if (wasSeen)
            {
                duplicates++;
            }

            row.Seq = ObservationColumns.Write(_insert.Reset(), row).Run();
            Rollups.Add(row.ProjectId, RollupFact.Of(row));
            AddToTrace(touched, row, ref newTraces);
        }

        // A replaced row must not count twice, so those traces are added up anew.
        foreach (var traceId in again)
        {
            touched[traceId] = SumUp(rows[0].ProjectId, traceId)!;
        }

        foreach (var trace in touched.Values)
        {
            trace.OwnTrace?.ApplyTo(trace);
            Replace(trace);
        }

        return new SpanWriteResult(rows.Count - replaced, newTraces, duplicates);
    }

    public void TakeOver(IReadOnlyList<Observation> rows)
    {
        using var insert = PreparedStatement.Insert(_connection, "INSERT", "observations", ObservationColumns.Read);
        foreach (var row in rows)
        {
            ObservationColumns.Write(insert.Reset().Number(row.Seq), row).Run();
        }
    }

    public void SumUpAgain(string projectId, IEnumerable<string> traceIds)
    {
        foreach (var traceId in traceIds)
        {
            if (SumUp(projectId, traceId) is { } trace)
            {
                trace.OwnTrace?.ApplyTo(trace);
                Replace(trace);
            }
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        _replaceTrace.Dispose();
        _findSame.Dispose();
        _traceExists.Dispose();
    }

    // A span is the same when trace, id and start (in milliseconds) are; the row processed last stands (wire contract 3.4).
    private bool RemoveEarlier(Observation row, out bool wasSeen)
    {
        long? same = null;
        wasSeen = false;
        _findSame.Reset().Text(row.ProjectId).Text(row.TraceId).Text(row.Id);
        while (_findSame.Step())
        {
            wasSeen = true;
            if (_findSame.ColumnNumber(1) / 1000 == row.StartUs / 1000)
            {
                same = _findSame.ColumnNumber(0);
            }
        }
        _findSame.Reset();
        if (same is not { } seq)
        {
            return false;
        }

        Rollups.Remove(row.ProjectId, RollupFact.Of(_connection.QueryFirst<Observation>($"SELECT {RollupFact.ObservationColumns} FROM observations WHERE seq = @seq", new { seq })));
        FullTextIndex.Forget(_connection, "seq = @seq", new { seq });
        _connection.Execute("DELETE FROM observations WHERE seq = @seq", new { seq });
        return true;
    }

    private void AddToTrace(Dictionary<string, Trace> touched, Observation row, ref int newTraces)
    {
        if (!touched.TryGetValue(row.TraceId, out var trace))
        {
            if (Find(row.ProjectId, row.TraceId) is not { } earlier)
            {
                newTraces++;
                touched[row.TraceId] = TraceSummary.Of(row);
                return;
            }
            touched[row.TraceId] = trace = earlier;
        }
        TraceSummary.Add(trace, row);
    }

    // Most traces of a burst are new, and the probe is cheaper than reading a row that is not there.
    private Trace? Find(string projectId, string traceId)
    {
        var exists = _traceExists.Reset().Text(projectId).Text(traceId).Step();
        _traceExists.Reset();
        if (!exists)
        {
            return null;
        }

        var trace = _connection.QueryFirst<Trace>("SELECT * FROM traces WHERE projectId = @projectId AND id = @traceId", new { projectId, traceId });
        _earlier[traceId] = RollupFact.Of(trace);
        return trace;
    }

    private void Replace(Trace trace)
    {
        if (_earlier.Remove(trace.Id, out var earlier))
        {
            Rollups.Remove(trace.ProjectId, earlier);
        }

        Rollups.Add(trace.ProjectId, RollupFact.Of(trace));
        TraceColumns.Write(_replaceTrace.Reset(), trace).Run();
    }

    /// <summary>Stores what a client said of traces themselves; gives how many of them are new.</summary>
    public int Write(string projectId, IReadOnlyList<OwnTrace> traces, long nowUs)
    {
        var added = 0;
        foreach (var said in traces)
        {
            var trace = Find(projectId, said.Id);
            added += trace is null ? 1 : 0;
            Replace(OwnTraces.Of(said, trace, projectId, nowUs));
        }

        return added;
    }

    private Trace? SumUp(string projectId, string traceId) => SpanBatch.SumUp(_connection.Query<Observation>(
        $"SELECT {ObservationColumns.ForSummary} FROM observations WHERE projectId = @projectId AND traceId = @traceId ORDER BY seq", new { projectId, traceId }, buffered: false)) is { } trace
            ? SpanBatch.KeepOwn(trace, Find(projectId, traceId))
            : null;
}
