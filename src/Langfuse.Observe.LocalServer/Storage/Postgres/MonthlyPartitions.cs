using System.Collections.Concurrent;
using System.Globalization;
using Dapper;
using Npgsql;

namespace Langfuse.Observe.LocalServer.Storage.Postgres;

/// <summary>The partitions of the observations: one for each month from 2015 to 2099, made when its first row comes, and one for all times before and after.</summary>
internal sealed class MonthlyPartitions(NpgsqlDataSource source)
{
    private static readonly DateTime s_first = new(2015, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime s_end = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly ConcurrentDictionary<string, bool> _made = new(StringComparer.Ordinal);

    /// <summary>Makes those that are missing. Not inside a transaction: making one waits for all others to end.</summary>
    public void Ensure(IEnumerable<long> timesUs)
    {
        var missing = timesUs.Select(Partition.Of).DistinctBy(partition => partition.Name).Where(partition => !_made.ContainsKey(partition.Name)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        using var connection = source.OpenConnection();
        foreach (var partition in missing)
        {
            Make(connection, partition);
            _made[partition.Name] = true;
        }
    }

    /// <summary>Looks anew which there are: another process may have dropped one.</summary>
    public void Forget() => _made.Clear();

    // Of two processes the second finds it made; IF NOT EXISTS alone does not keep them apart.
    private static void Make(NpgsqlConnection connection, Partition partition)
    {
        using var transaction = connection.BeginTransaction();
        PostgresDialect.Instance.Lock(connection, ["partitions"]);
        if (connection.ExecuteScalar<string?>("SELECT CAST(to_regclass(@Name) AS text)", new { partition.Name }) is null)
        {
            connection.Execute($"CREATE TABLE {partition.Name} PARTITION OF observations FOR VALUES FROM ({partition.From}) TO ({partition.To})");
        }

        transaction.Commit();
    }

    private sealed record Partition(string Name, string From, string To)
    {
        public static Partition Of(long timeUs)
        {
            var (firstUs, endUs) = (Micros.Of(s_first), Micros.Of(s_end));
            if (timeUs < firstUs)
            {
                return new Partition("observations_before", "MINVALUE", Text(firstUs));
            }

            if (timeUs >= endUs)
            {
                return new Partition("observations_after", Text(endUs), "MAXVALUE");
            }

            var time = DateTime.UnixEpoch.AddMicroseconds(timeUs);
            var month = new DateTime(time.Year, time.Month, 1, 0, 0, 0, DateTimeKind.Utc);
            return new Partition(month.ToString("'observations_'yyyyMM", CultureInfo.InvariantCulture), Text(Micros.Of(month)), Text(Micros.Of(month.AddMonths(1))));
        }

        private static string Text(long us) => us.ToString(CultureInfo.InvariantCulture);
    }
}
