using System.Data.Common;
using System.Globalization;
using Dapper;
using Langfuse.Observe.LocalServer.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>SQL as SQLite has it. It has one writer, so nothing has to be locked.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    public static readonly SqliteDialect Instance = new();

    private SqliteDialect()
    {
    }

    public override string Like => "LIKE";

    public override string JsonText(string column, string key) => $"json_extract({column}, '$.\"{key}\"')";

    public override string JsonNumber(string column, string key) => $"json_extract({Valid(column)}, '$.\"{key}\"')";

    public override string JsonEntry(string column) =>
        $"(SELECT CASE WHEN e.type IN ('true', 'false') THEN e.type ELSE CAST(e.value AS TEXT) END FROM json_each({Valid(column)}) e WHERE e.key = @key)";

    public override string JsonItems(string column) => $"json_each({Valid(column)})";

    // The parameter becomes one for each value.
    public override string In(string field, string parameter) => $"{field} IN {parameter}";

    // total() is a real and cannot overflow.
    public override string Sum(string measure) => $"total({measure})";

    public override string Average(string measure) => $"avg({measure})";

    public override string Quantile(string measure, double quantile) => $"quantile({measure}, {quantile.ToString(CultureInfo.InvariantCulture)})";

    public override string Histogram(string measure, int bins) => $"histogram({measure}, {bins})";

    public override string Month(string column) => $"strftime('%Y-%m-01T00:00:00.000Z', {column} / 1000000, 'unixepoch')";

    // NULL is the smallest there is.
    public override string Order(string expression, bool isDescending) => $"{expression} {(isDescending ? "DESC" : "ASC")}";

    public override (string Condition, object Value)? TracesWithWords(string typed) =>
        FullTextIndex.Query(typed) is { } words ? (FullTextIndex.TracesThatMatch, words) : null;

    public override (string Condition, object Value)? ObservationsWithWords(string typed) =>
        FullTextIndex.Query(typed) is { } words ? (FullTextIndex.ObservationsThatMatch, words) : null;

    public override (string Condition, object Value)? NewestTracesWithWords(string typed) =>
        FullTextIndex.Query(typed) is { } words ? (FullTextIndex.NewestTracesThatMatch, words) : null;

    public override (string Condition, object Value)? NewestObservationsWithWords(string typed) =>
        FullTextIndex.Query(typed) is { } words ? (FullTextIndex.NewestObservationsThatMatch, words) : null;

    // Where SQLite has them: roll-ups are large, and a copy of each would cost more than to read it.
    public override ReadOnlySpan<byte> Bytes(DbDataReader reader, int column) =>
        (reader is IWrappedDataReader { Reader: SqliteDataReader wrapped } ? wrapped : reader as SqliteDataReader)?.Handle is { } statement
            ? SQLitePCL.raw.sqlite3_column_blob(statement, column)
            : base.Bytes(reader, column);

    public override (long All, long Used) Bytes(DbConnection connection)
    {
        var page = connection.ExecuteScalar<long>("PRAGMA page_size");
        var all = connection.ExecuteScalar<long>("PRAGMA page_count");
        return (all * page, (all - connection.ExecuteScalar<long>("PRAGMA freelist_count")) * page);
    }

    public override DbTransaction BeginReading(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    public override void PrepareForStatistics(DbConnection connection) => Statistics.Register((SqliteConnection)connection);

    public override void ForgetWords(DbConnection connection, string where, object parameters) => FullTextIndex.Forget((SqliteConnection)connection, where, parameters);

    public override bool MergeWords(DbConnection connection) => FullTextIndex.Merge((SqliteConnection)connection);

    private static string Valid(string column) => $"CASE WHEN json_valid({column}) THEN {column} END";
}
