using Dapper;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.Server.Storage;

/// <summary>Writes observations and keeps the traces summed up. Lives on the one writer thread.</summary>
internal sealed class SpanWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly bool hasFullText;
    private readonly BoundInsert<ObservationRow> insert;
    private readonly BoundInsert<TraceRow> upsertTrace;
    private readonly SqliteCommand findSame;
    private readonly SqliteParameter findTrace;
    private readonly SqliteParameter findId;

    public SpanWriter(SqliteConnection connection, bool hasFullText)
    {
        this.connection = connection;
        this.hasFullText = hasFullText;
        insert = ObservationColumns.Insert(connection);
        upsertTrace = TraceColumns.Upsert(connection);
        findSame = connection.CreateCommand();
        findSame.CommandText = "SELECT seq, startUs FROM observations WHERE traceId = $trace AND id = $id";
        findTrace = findSame.Parameters.Add("$trace", SqliteType.Text);
        findId = findSame.Parameters.Add("$id", SqliteType.Text);
    }

    /// <summary>Stores the rows; gives how many of them had been received before and how many traces are new.</summary>
    public SpanWriteResult Write(IReadOnlyList<ObservationRow> rows)
    {
        var duplicates = 0;
        var replaced = 0;
        var touched = new Dictionary<string, TraceRow>(StringComparer.Ordinal);
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
                duplicates++;
            row.Seq = insert.Execute(row);
            AddToTrace(touched, row, ref newTraces);
        }
        // A replaced row must not count twice, so those traces are added up anew.
        foreach (var traceId in again)
            touched[traceId] = SumUp(traceId);
        foreach (var trace in touched.Values)
            upsertTrace.Execute(trace);
        return new SpanWriteResult(rows.Count - replaced, newTraces, duplicates);
    }

    public void Dispose()
    {
        insert.Dispose();
        upsertTrace.Dispose();
        findSame.Dispose();
    }

    // A span is the same when trace, id and start (in milliseconds) are; the row processed last stands (wire contract 3.4).
    private bool RemoveEarlier(ObservationRow row, out bool wasSeen)
    {
        long? same = null;
        wasSeen = false;
        findTrace.Value = row.TraceId;
        findId.Value = row.Id;
        using (var reader = findSame.ExecuteReader())
        {
            while (reader.Read())
            {
                wasSeen = true;
                if (reader.GetInt64(1) / 1000 == row.StartUs / 1000)
                    same = reader.GetInt64(0);
            }
        }
        if (same is not { } seq)
            return false;
        if (hasFullText)
            FullTextIndex.Forget(connection, "seq = @seq", new { seq });
        connection.Execute("DELETE FROM observations WHERE seq = @seq", new { seq });
        return true;
    }

    private void AddToTrace(Dictionary<string, TraceRow> touched, ObservationRow row, ref int newTraces)
    {
        if (!touched.TryGetValue(row.TraceId, out var trace))
        {
            trace = connection.QueryFirstOrDefault<TraceRow>("SELECT * FROM traces WHERE id = @TraceId", new { row.TraceId });
            if (trace is null)
            {
                newTraces++;
                touched[row.TraceId] = TraceSummary.Of(row);
                return;
            }
            touched[row.TraceId] = trace;
        }
        TraceSummary.Add(trace, row);
    }

    private TraceRow SumUp(string traceId)
    {
        TraceRow? trace = null;
        foreach (var row in connection.Query<ObservationRow>(
            $"SELECT {ObservationColumns.ForSummary} FROM observations WHERE traceId = @traceId ORDER BY seq", new { traceId }, buffered: false))
        {
            if (trace is null)
                trace = TraceSummary.Of(row);
            else
                TraceSummary.Add(trace, row);
        }
        return trace!;
    }
}
