using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.ClickHouse;

/// <summary>
/// The fields whose usual SQL is a subquery for each row. ClickHouse allows one in a condition, and neither in an order, a group nor an aggregate: there the subquery runs once,
/// for all rows of the project, and its result is looked up.
/// </summary>
internal static class ClickHouseFields
{
    private const string OfTrace = "traceId IN (SELECT t.id FROM traces t WHERE t.projectId = @projectId AND {0})";
    private const string OfScoredTraces = "FROM traces t WHERE t.projectId = @projectId AND t.id IN (SELECT s.traceId FROM scores s WHERE s.projectId = @projectId)";
    private const string OfScoredObservations =
        "FROM observations o WHERE o.projectId = @projectId AND (o.traceId, o.id) IN (SELECT s.traceId, s.observationId FROM scores s WHERE s.projectId = @projectId)";

    public static SqlFields Of(SqlDialect dialect)
    {
        var usual = new SqlFields(dialect);
        return new SqlFields(dialect)
        {
            OfTraces = new Dictionary<string, SqlField>(usual.OfTraces)
            {
                ["input"] = new("input"),
                ["output"] = new("output"),
                ["metadata"] = new(dialect.JsonEntry("traces.metadata"), FieldKind.TextByKey),
                ["errorCount"] = new(CountOfLevel("ERROR"), FieldKind.Number),
                ["warningCount"] = new(CountOfLevel("WARNING"), FieldKind.Number),
            },
            OfObservations = new Dictionary<string, SqlField>(usual.OfObservations) { ["bookmarked"] = new("t.bookmarked", FieldKind.Flag, OfTrace) },
            OfScores = new Dictionary<string, SqlField>(usual.OfScores)
            {
                ["userId"] = new("t.userId", Around: OfTrace),
                ["traceName"] = new("coalesce(t.traceName, t.rootName)", Around: OfTrace),
                ["traceTags"] = new("t.tags", FieldKind.List, OfTrace),
                ["tags"] = new("t.tags", FieldKind.List, OfTrace),
            },
        };
    }

    public static IReadOnlyDictionary<string, MetricsView> ViewsOf(SqlDialect dialect) => MetricsView.All(dialect).ToDictionary(view => view.Key, view => view.Key switch
    {
        "observations" => With(view.Value, [], ("countScores", Found("concat(traceId, '/', id)", "concat(s.traceId, '/', s.observationId)", "toInt64(count())", "FROM scores s WHERE s.projectId = @projectId AND s.observationId IS NOT NULL AND s.traceId IS NOT NULL GROUP BY 1", "0"))),
        "traces" => With(view.Value, [], ("scoresCount", Found("id", "assumeNotNull(s.traceId)", "toInt64(count())", "FROM scores s WHERE s.projectId = @projectId AND s.traceId IS NOT NULL GROUP BY 1", "0"))),
        _ => With(view.Value, ScoreDimensions()),
    });

    private static MetricsView With(MetricsView view, IEnumerable<(string Name, string Sql)> dimensions, params (string Name, string Sql)[] measures) => view with
    {
        Dimensions = Replaced(view.Dimensions, dimensions),
        Measures = Replaced(view.Measures, measures),
        Rollups = null,
    };

    private static Dictionary<string, string> Replaced(IReadOnlyDictionary<string, string> usual, IEnumerable<(string Name, string Sql)> own)
    {
        var all = new Dictionary<string, string>(usual);
        foreach (var (name, sql) in own)
        {
            all[name] = sql;
        }

        return all;
    }

    private static IEnumerable<(string Name, string Sql)> ScoreDimensions() =>
    [
        ("traceName", TextOfTrace("coalesce(t.traceName, t.rootName)")),
        ("userId", TextOfTrace("t.userId")),
        ("tags", TextOfTrace("t.tags")),
        ("observationName", TextOfObservation("o.name")),
        ("observationModelName", TextOfObservation("o.model")),
        ("observationPromptName", TextOfObservation("o.promptName")),
    ];

    private static string CountOfLevel(string level) =>
        Found("id", "o.traceId", "toInt64(count())", $"FROM observations o WHERE o.projectId = @projectId AND o.level = '{level}' GROUP BY 1", "0");

    private static string TextOfTrace(string text) => $"nullIf({Found("traceId", "t.id", $"ifNull({text}, '')", OfScoredTraces, "''")}, '')";

    private static string TextOfObservation(string text) =>
        $"nullIf({Found("concat(traceId, '/', observationId)", "concat(o.traceId, '/', o.id)", $"ifNull({text}, '')", OfScoredObservations, "''")}, '')";

    // Both lists come from one statement, so that they are of the same order.
    private static string Found(string key, string keys, string values, string from, string otherwise)
    {
        var lists = $"(SELECT (groupArray(k), groupArray(v)) FROM (SELECT {keys} AS k, {values} AS v {from}))";
        return $"transform(ifNull({key}, ''), tupleElement({lists}, 1), tupleElement({lists}, 2), {otherwise})";
    }
}
