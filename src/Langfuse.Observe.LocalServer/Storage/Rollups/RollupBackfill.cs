using System.Data.Common;
using Dapper;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.Rollups;

/// <summary>Adds up rows that were stored before there were roll-ups, in steps of which each is a transaction.</summary>
internal static class RollupBackfill
{
    private const int RowsAtOnce = 50_000;
    private const string Observations = "observations";
    private const string Traces = "traces";

    /// <summary>Does the next step; false when nothing is left to do.</summary>
    public static bool Step(DbConnection connection, SqlDialect dialect)
    {
        dialect.LockRollups(connection);
        if (connection.QueryFirstOrDefault<Position>("SELECT source, seq, projectId, id FROM rollupsBehind ORDER BY source LIMIT 1") is not { } behind)
        {
            return false;
        }

        var changes = new List<ChangeOf>();
        var next = behind.Source == Observations ? AddObservations(connection, behind, changes) : AddTraces(connection, behind, changes);
        RollupTable.Apply(connection, changes);
        if (next is null)
        {
            connection.Execute("DELETE FROM rollupsBehind WHERE source = @Source", behind);
        }
        else
        {
            connection.Execute("UPDATE rollupsBehind SET seq = @Seq, projectId = @ProjectId, id = @Id WHERE source = @Source", next);
        }

        return true;
    }

    /// <summary>Everything is added up anew from the rows, by the steps that follow.</summary>
    public static void StartAnew(DbConnection connection, SqlDialect dialect)
    {
        dialect.LockRollups(connection);
        connection.Execute("DELETE FROM rollups");
        connection.Execute("DELETE FROM rollupChanges");
        connection.Execute("DELETE FROM rollupsBehind");
        connection.Execute("INSERT INTO rollupsBehind (source, seq, projectId, id) VALUES (@source, 0, '', '')", (object[])[new { source = Observations }, new { source = Traces }]);
    }

    private static Position? AddObservations(DbConnection connection, Position behind, List<ChangeOf> changes) =>
        Last(
            connection.Query<Observation>($"SELECT {RollupFact.ObservationColumns} FROM observations WHERE seq > @Seq ORDER BY seq LIMIT {RowsAtOnce}", behind, buffered: false),
            row => changes.Add(new ChangeOf(row.ProjectId, RollupFact.Of(row), IsAdded: true))) is { } last
            ? new Position { Source = Observations, Seq = last.Seq }
            : null;

    private static Position? AddTraces(DbConnection connection, Position behind, List<ChangeOf> changes) =>
        Last(
            connection.Query<Trace>($"SELECT * FROM traces WHERE (projectId, id) > (@ProjectId, @Id) ORDER BY projectId, id LIMIT {RowsAtOnce}", behind, buffered: false),
            trace => changes.Add(new ChangeOf(trace.ProjectId, RollupFact.Of(trace), IsAdded: true))) is { } last
            ? new Position { Source = Traces, ProjectId = last.ProjectId, Id = last.Id }
            : null;

    // Each as it comes: so many rows do not stand in memory.
    private static T? Last<T>(IEnumerable<T> rows, Action<T> add)
        where T : class
    {
        T? last = null;
        foreach (var row in rows)
        {
            add(row);
            last = row;
        }

        return last;
    }

    private sealed class Position
    {
        public string Source { get; set; } = "";

        public long Seq { get; set; }

        public string ProjectId { get; set; } = "";

        public string Id { get; set; } = "";
    }
}
