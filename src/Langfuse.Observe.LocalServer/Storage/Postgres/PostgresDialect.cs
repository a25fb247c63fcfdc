using System.Data.Common;
using System.Globalization;
using Dapper;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.Postgres;

/// <summary>SQL as PostgreSQL has it.</summary>
internal sealed class PostgresDialect : SqlDialect
{
    // Many names share a lock, since locks are in memory that all servers of a database share.
    private const int Stripes = 256;
    private const int LockSpace = 1279677006;

    // Apart from those of traces, for which writers must not wait.
    private const long RollupLock = 1279677007;

    public static readonly PostgresDialect Instance = new();

    // Sorting by these must follow their indexes, which a word on nulls would prevent.
    private static readonly HashSet<string> s_neverNull = ["startUs", "endUs", "timestampUs", "id", "name", "environment", "observationCount", "inputTokens", "outputTokens", "totalTokens"];

    private PostgresDialect()
    {
    }

    public override string Like => "ILIKE";

    public override string JsonText(string column, string key) => $"(langfuse_json({column}) ->> '{key}')";

    public override string JsonNumber(string column, string key) => $"langfuse_number({column}, '{key}')";

    public override string JsonEntry(string column) => $"(langfuse_json({column}) ->> @key)";

    public override string JsonItems(string column) => $"langfuse_items({column}) AS items(value)";

    public override string In(string field, string parameter) => $"{field} = ANY({parameter})";

    public override string Sum(string measure) => $"coalesce(sum({Real(measure)}), 0)";

    public override string Average(string measure) => $"avg({Real(measure)})";

    public override string Quantile(string measure, double quantile) =>
        $"percentile_cont({quantile.ToString(CultureInfo.InvariantCulture)}) WITHIN GROUP (ORDER BY {Real(measure)})";

    public override string Histogram(string measure, int bins) => $"langfuse_histogram(array_agg({Real(measure)}), {bins})";

    public override string Month(string column) =>
        $"to_char(to_timestamp({column} / 1000000) AT TIME ZONE 'UTC', 'YYYY-MM-\"01T00:00:00.000Z\"')";

    // NULL is the smallest there is, as in SQLite.
    public override string Order(string expression, bool isDescending) =>
        $"{expression} {(isDescending ? "DESC" : "ASC")}{(s_neverNull.Contains(expression) ? "" : isDescending ? " NULLS LAST" : " NULLS FIRST")}";

    public override (string Condition, object Value)? TracesWithWords(string typed) =>
        Words.Query(typed) is { } query ? ("id IN (SELECT traceId FROM observations WHERE projectId = @projectId AND words @@ CAST(? AS tsquery))", query) : null;

    public override (string Condition, object Value)? ObservationsWithWords(string typed) =>
        Words.Query(typed) is { } query ? ("words @@ CAST(? AS tsquery)", query) : null;

    // What was deleted leaves its place to later rows and not to the system, so the size of the tables says nothing of what they hold: that is estimated
    // from the rows that there are, a sample of their widths, and what indexes add to them.
    public override (long All, long Used) Bytes(DbConnection connection)
    {
        const double WithIndexes = 1.5;
        var all = connection.ExecuteScalar<long>(
            "SELECT CAST(coalesce(sum(pg_total_relation_size(c.oid)), 0) AS bigint) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'm')");
        var rows = ProcessCounts.Read(connection).Observations;
        var width = connection.ExecuteScalar<double?>($"SELECT CAST(avg(pg_column_size(o)) AS double precision) FROM observations o TABLESAMPLE SYSTEM ({(rows < 100_000 ? 100 : 1)})") ?? 0;
        return (all, Math.Min(all, (long)(rows * width * WithIndexes)));
    }

    public override DbTransaction BeginReading(DbConnection connection) => connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);

    public override string Text(string text) => PostgresText.Clean(text);

    // In one order for all, so that no two wait for each other.
    public override void Lock(DbConnection connection, IEnumerable<string> names)
    {
        var stripes = names.Select(StripeOf).Distinct().Order().ToArray();
        if (stripes.Length > 0)
        {
            connection.Execute("SELECT pg_advisory_xact_lock(@LockSpace, stripe) FROM (SELECT stripe FROM unnest(@stripes) AS stripe ORDER BY stripe) AS sorted", new { LockSpace, stripes });
        }
    }

    public override void LockRollups(DbConnection connection) => connection.Execute("SELECT pg_advisory_xact_lock(@RollupLock)", new { RollupLock });

    private static string Real(string measure) => $"CAST({measure} AS DOUBLE PRECISION)";

    // FNV-1a: the same in every process.
    private static int StripeOf(string name)
    {
        var hash = 2166136261;
        foreach (var character in name)
        {
            hash = (hash ^ character) * 16777619;
        }

        return (int)(hash % Stripes);
    }
}
