using System.Data.Common;
using System.Globalization;
using Dapper;
using Langfuse.Observe.LocalServer.Storage.Postgres;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.ClickHouse;

/// <summary>SQL as ClickHouse has it.</summary>
internal sealed class ClickHouseDialect(string events) : SqlDialect
{
    public override string Like => "ILIKE";

    // A backslash does so by itself, also in the text of a statement.
    public override string LikeEscape => "";

    public override string JsonText(string column, string key) => TextAt(column, $"'{key}'");

    public override string JsonNumber(string column, string key) =>
        $"if(JSONType({column}, '{key}') IN ('Int64', 'UInt64', 'Double'), JSONExtractFloat({column}, '{key}'), NULL)";

    public override string JsonEntry(string column) => TextAt(column, "@key");

    public override string JsonItems(string column) => $"(SELECT arrayJoin({Items(column)}) AS value) AS items";

    public override string WithJsonItems(string table, string column) => $"{table} ARRAY JOIN {Items(column)} AS value";

    public override string ListHas(string column, string parameter) => $"has({Items(column)}, {parameter})";

    public override string ListHasAny(string column, string parameter) => $"hasAny({Items(column)}, {parameter})";

    public override string ListCount(string column, string parameter) => $"length(arrayIntersect({Items(column)}, {parameter}))";

    // IS DISTINCT FROM refuses a whole number beside a real one.
    public override string Differs(string field, string parameter) => $"ifNull({field} != {parameter}, true)";

    public override string Beginning(string column, int length) => $"leftUTF8({column}, {length})";

    public override string Divide(string number, long by) => $"intDiv({number}, {by})";

    // A subquery for each row cannot stand before IN, which alone uses indexes.
    public override string In(string field, string parameter) => field.StartsWith("(SELECT", StringComparison.Ordinal) ? $"has({parameter}, {field})" : $"{field} IN {parameter}";

    public override string Sum(string measure) => $"coalesce(sum({Real(measure)}), 0)";

    public override string Average(string measure) => $"avg({Real(measure)})";

    public override string Quantile(string measure, double quantile) => $"quantileExactInclusive({quantile.ToString(CultureInfo.InvariantCulture)})({Real(measure)})";

    // The arrays of one give names to what is used more than once.
    public override string Histogram(string measure, int bins)
    {
        const string Place = "least(if(width > 0, toInt64(floor((n - low) / width)), 0), bins - 1)";
        var members = $"arrayMap(n -> {Place}, numbers)";
        var bin = "concat('[', toString(low + i * width), ',', toString(if(i = bins - 1, high, low + (i + 1) * width)), ',', toString(countEqual(places, i)), ']')";
        var all = $"arrayMap(places -> concat('[', arrayStringConcat(arrayMap(i -> {bin}, range(toUInt64(bins))), ','), ']'), [{members}])[1]";
        var within = $"arrayMap((bins, width) -> {all}, [if(low = high, 1, {bins})], [(high - low) / if(low = high, 1, {bins})])[1]";
        var numbers = $"groupArray({Real(measure)})";
        return $"if(count({measure}) = 0, '[]', arrayMap((numbers, low, high) -> {within}, [{numbers}], [arrayMin({numbers})], [arrayMax({numbers})])[1])";
    }

    public override string Month(string column) => $"formatDateTime(fromUnixTimestamp64Micro({column}), '%Y-%m-01T00:00:00.000Z', 'UTC')";

    // NULL is the smallest there is, as in SQLite.
    public override string Order(string expression, bool isDescending) => $"{expression} {(isDescending ? "DESC NULLS LAST" : "ASC NULLS FIRST")}";

    public override (string Condition, object Value)? TracesWithWords(string typed) =>
        ObservationsWithWords(typed) is { } words ? ($"id IN (SELECT traceId FROM observations WHERE projectId = @projectId AND {words.Condition})", words.Value) : null;

    // The words of a row stand between spaces, so a word begins behind one. They are letters and digits, which need no quoting.
    public override (string Condition, object Value)? ObservationsWithWords(string typed) =>
        Words.Of(typed) is { Count: > 0 } words ? (string.Join(" AND ", words.Select(word => $"words LIKE '% {word}%'")), typed) : null;

    // A deleted row is there until its part is merged, so what is used is estimated from the rows that can be read.
    public override (long All, long Used) Bytes(DbConnection connection)
    {
        var (bytes, rows) = connection.QueryFirst<(long, long)>("SELECT toInt64(coalesce(sum(bytes_on_disk), 0)), toInt64(coalesce(sum(rows), 0)) FROM system.parts WHERE active AND database = @events AND table IN ('observations', 'traces', 'scores')", new { events });
        var live = connection.ExecuteScalar<long>($"SELECT toInt64((SELECT count() FROM {events}.observations) + (SELECT count() FROM {events}.traces) + (SELECT count() FROM {events}.scores))");
        return (bytes, rows == 0 ? 0 : Math.Min(bytes, (long)(bytes * ((double)live / rows))));
    }

    public override DbTransaction BeginReading(DbConnection connection) => throw new NotSupportedException("ClickHouse has no moment that several statements read.");

    public override string Text(string text) => PostgresText.Clean(text);

    protected override SqlFields MakeFields() => ClickHouseFields.Of(this);

    protected override IReadOnlyDictionary<string, MetricsView> MakeViews() => ClickHouseFields.ViewsOf(this);

    // What is no JSON has no members. JSON texts lose their quotes, as with ->>.
    private static string TextAt(string column, string key) =>
        $"if(JSONType({column}, {key}) = 'String', JSONExtractString({column}, {key}), nullIf(nullIf(JSONExtractRaw({column}, {key}), ''), 'null'))";

    private static string Items(string column) => $"JSONExtract(ifNull({column}, ''), 'Array(String)')";

    private static string Real(string measure) => $"CAST({measure} AS DOUBLE PRECISION)";
}
