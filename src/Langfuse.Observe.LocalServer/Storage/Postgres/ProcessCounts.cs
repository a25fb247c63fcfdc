using System.Data.Common;
using Dapper;

namespace Langfuse.Observe.LocalServer.Storage.Postgres;

/// <summary>How many rows there are: each process adds to rows of its own in the table counts, in the transaction of the change.</summary>
internal sealed class ProcessCounts
{
    private const string Everyone = "";
    private static readonly string[] s_names = ["traces", "observations", "scores", "duplicates", "changes"];

    private readonly string _process = Guid.NewGuid().ToString("n");

    /// <summary>Adds up what earlier processes left; one that still runs begins new rows.</summary>
    public static void Fold(DbConnection connection) => connection.Execute(
        "WITH gone AS (DELETE FROM counts WHERE process <> @Everyone RETURNING name, value) "
        + "INSERT INTO counts SELECT @Everyone, name, sum(value) FROM gone GROUP BY name ON CONFLICT (process, name) DO UPDATE SET value = counts.value + excluded.value",
        new { Everyone });

    public static StoreCounts Read(DbConnection connection)
    {
        var sums = connection.Query<(string Name, long Value)>("SELECT name, CAST(sum(value) AS bigint) FROM counts GROUP BY name").ToDictionary(sum => sum.Name, sum => sum.Value);
        return new StoreCounts(sums.GetValueOrDefault("traces"), sums.GetValueOrDefault("observations"), sums.GetValueOrDefault("scores"), sums.GetValueOrDefault("duplicates"));
    }

    public static long ReadChanges(DbConnection connection) => connection.ExecuteScalar<long>("SELECT CAST(coalesce(sum(value), 0) AS bigint) FROM counts WHERE name = 'changes'");

    public void Add(DbConnection connection, StoreCounts added)
    {
        long[] values = [added.Traces, added.Observations, added.Scores, added.Duplicates, 1];
        connection.Execute(
            "INSERT INTO counts SELECT @process, name, value FROM unnest(@names, @values) AS added(name, value) WHERE value <> 0 ON CONFLICT (process, name) DO UPDATE SET value = counts.value + excluded.value",
            new { process = _process, names = s_names, values });
    }
}
