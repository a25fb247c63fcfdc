using Langfuse.Observe.LocalServer.Storage.Rollups;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>A view of the metrics: the table, its time, and what can be grouped and measured.</summary>
internal sealed record MetricsView(
    string Table, string Where, string TimeColumn, string TimeField, IReadOnlyDictionary<string, SqlField> Fields,
    IReadOnlyDictionary<string, string> Dimensions, IReadOnlyDictionary<string, string> Measures)
{
    private const string OfTraceOfScore = "(SELECT {0} FROM traces t WHERE t.projectId = scores.projectId AND t.id = scores.traceId)";
    private const string OfObservationOfScore = "(SELECT {0} FROM observations o WHERE o.projectId = scores.projectId AND o.traceId = scores.traceId AND o.id = scores.observationId)";

    private static readonly Dictionary<string, string> s_scoreDimensions = new()
    {
        ["id"] = "id",
        ["name"] = "name",
        ["environment"] = "environment",
        ["source"] = "source",
        ["dataType"] = "dataType",
        ["configId"] = "configId",
        ["traceId"] = "traceId",
        ["observationId"] = "observationId",
        ["sessionId"] = "sessionId",
        ["datasetRunId"] = "datasetRunId",
        ["traceName"] = Of(OfTraceOfScore, "coalesce(t.traceName, t.rootName)"),
        ["userId"] = Of(OfTraceOfScore, "t.userId"),
        ["tags"] = Of(OfTraceOfScore, "t.tags"),
        ["observationName"] = Of(OfObservationOfScore, "o.name"),
        ["observationModelName"] = Of(OfObservationOfScore, "o.model"),
        ["observationPromptName"] = Of(OfObservationOfScore, "o.promptName"),
    };

    private static readonly Dictionary<string, string> s_count = new() { ["count"] = "1" };
    private static readonly Dictionary<string, string> s_countAndValue = new() { ["count"] = "1", ["value"] = "value" };

    /// <summary>What roll-ups there are of its rows, if any.</summary>
    public RollupSource? Rollups { get; init; }

    /// <summary>The measures that are texts: they can be counted and not added up.</summary>
    public static readonly IReadOnlyCollection<string> TextMeasures = ["uniqueUserIds", "uniqueSessionIds"];

    /// <summary>The views by name.</summary>
    public static IReadOnlyDictionary<string, MetricsView> All(SqlDialect dialect) => new Dictionary<string, MetricsView>
    {
        ["observations"] = new("observations", "", "startUs", "startTime", dialect.Fields.OfObservations, ObservationDimensions(dialect), ObservationMeasures(dialect)) { Rollups = RollupSource.Observations },
        ["traces"] = new("traces", "", "startUs", "timestamp", dialect.Fields.OfTraces, TraceDimensions(), TraceMeasures()) { Rollups = RollupSource.Traces },
        ["scores-numeric"] = new("scores", " AND dataType = 'NUMERIC'", "timestampUs", "timestamp", dialect.Fields.OfScores, s_scoreDimensions, s_countAndValue),
        ["scores-boolean"] = new("scores", " AND dataType = 'BOOLEAN'", "timestampUs", "timestamp", dialect.Fields.OfScores, new Dictionary<string, string>(s_scoreDimensions) { ["booleanValue"] = "stringValue" }, s_countAndValue),
        ["scores-categorical"] = new("scores", " AND dataType = 'CATEGORICAL'", "timestampUs", "timestamp", dialect.Fields.OfScores, new Dictionary<string, string>(s_scoreDimensions) { ["stringValue"] = "stringValue" }, s_count),
    };

    /// <summary>The SQL of a dimension, also of one that rows cannot be grouped by but roll-ups have.</summary>
    public string ExpressionOf(string dimension) => Dimensions.TryGetValue(dimension, out var expression) ? expression : Fields[dimension].Expression;

    private static string Of(string subquery, string column) => subquery.Replace("{0}", column, StringComparison.Ordinal);

    private static Dictionary<string, string> ObservationDimensions(SqlDialect dialect) => new()
    {
        ["id"] = "id",
        ["traceId"] = "traceId",
        ["parentObservationId"] = "parentId",
        ["name"] = "name",
        ["type"] = "type",
        ["level"] = "level",
        ["environment"] = "environment",
        ["version"] = "version",
        ["release"] = "release",
        ["userId"] = "userId",
        ["sessionId"] = "sessionId",
        ["traceName"] = "traceName",
        ["tags"] = "tags",
        ["providedModelName"] = "model",
        ["promptName"] = "promptName",
        ["promptVersion"] = "promptVersion",
        ["experimentId"] = dialect.JsonText("experiment", "id"),
        ["experimentName"] = dialect.JsonText("experiment", "name"),
    };

    // Times are milliseconds, as in Langfuse's metrics.
    private static Dictionary<string, string> ObservationMeasures(SqlDialect dialect) => new()
    {
        ["count"] = "1",
        ["latency"] = "CAST(endUs - startUs AS DOUBLE PRECISION) / 1000",
        ["streamingLatency"] = "CAST(endUs - completionStartUs AS DOUBLE PRECISION) / 1000",
        ["timeToFirstToken"] = "CAST(completionStartUs - startUs AS DOUBLE PRECISION) / 1000",
        ["inputTokens"] = "inputTokens",
        ["outputTokens"] = "outputTokens",
        ["totalTokens"] = "totalTokens",
        ["tokensPerSecond"] = "CAST(totalTokens AS DOUBLE PRECISION) * 1000000 / nullif(endUs - startUs, 0)",
        ["outputTokensPerSecond"] = "CAST(outputTokens AS DOUBLE PRECISION) * 1000000 / nullif(endUs - completionStartUs, 0)",
        ["inputCost"] = dialect.JsonNumber("cost", "input"),
        ["outputCost"] = dialect.JsonNumber("cost", "output"),
        ["totalCost"] = "totalCost",
        ["countScores"] = "(SELECT count(*) FROM scores s WHERE s.projectId = observations.projectId AND s.traceId = observations.traceId AND s.observationId = observations.id)",
    };

    private static Dictionary<string, string> TraceDimensions() => new()
    {
        ["id"] = "id",
        ["name"] = "coalesce(traceName, rootName)",
        ["userId"] = "userId",
        ["sessionId"] = "sessionId",
        ["environment"] = "environment",
        ["version"] = "version",
        ["release"] = "release",
        ["tags"] = "tags",
    };

    private static Dictionary<string, string> TraceMeasures() => new()
    {
        ["count"] = "1",
        ["observationsCount"] = "observationCount",
        ["scoresCount"] = "(SELECT count(*) FROM scores s WHERE s.projectId = traces.projectId AND s.traceId = traces.id)",
        ["uniqueUserIds"] = "userId",
        ["uniqueSessionIds"] = "sessionId",
        ["latency"] = "CAST(endUs - startUs AS DOUBLE PRECISION) / 1000",
        ["inputTokens"] = "inputTokens",
        ["outputTokens"] = "outputTokens",
        ["totalTokens"] = "totalTokens",
        ["totalCost"] = "totalCost",
    };
}
