namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>The fields of the API by which each table can be filtered and sorted.</summary>
internal sealed class SqlFields(SqlDialect dialect)
{
    private const string RootOf = "SELECT {0} FROM observations o WHERE o.projectId = traces.projectId AND o.traceId = traces.id AND o.seq = traces.rootSeq";
    private const string InObservations = "EXISTS (SELECT 1 FROM observations o WHERE o.projectId = traces.projectId AND o.traceId = traces.id AND {0})";
    private const string InScores = "EXISTS (SELECT 1 FROM scores s WHERE s.projectId = traces.projectId AND s.traceId = traces.id AND {0})";
    private const string InTraceOfScore = "traceId IN (SELECT t.id FROM traces t WHERE t.projectId = scores.projectId AND {0})";
    private const string InTraceOfObservation = "traceId IN (SELECT t.id FROM traces t WHERE t.projectId = observations.projectId AND {0})";

    public IReadOnlyDictionary<string, SqlField> OfTraces { get; init; } = new Dictionary<string, SqlField>
    {
        ["id"] = new("id"),
        ["traceId"] = new("id"),
        ["timestamp"] = new("startUs", FieldKind.Number),
        ["updatedAt"] = new("updatedUs", FieldKind.Number),
        ["name"] = new("coalesce(traceName, rootName)"),
        ["traceName"] = new("coalesce(traceName, rootName)"),
        ["userId"] = new("userId"),
        ["sessionId"] = new("sessionId"),
        ["environment"] = new("environment"),
        ["version"] = new("version"),
        ["release"] = new("release"),
        ["tags"] = new("tags", FieldKind.List),
        ["traceTags"] = new("tags", FieldKind.List),
        ["public"] = new("public", FieldKind.Flag),
        ["bookmarked"] = new("bookmarked", FieldKind.Flag),
        ["level"] = new("CASE levelRank WHEN 0 THEN 'DEBUG' WHEN 1 THEN 'DEFAULT' WHEN 2 THEN 'WARNING' ELSE 'ERROR' END"),
        ["levelRank"] = new("levelRank", FieldKind.Number),
        ["latency"] = new("CAST(endUs - startUs AS DOUBLE PRECISION) / 1000000", FieldKind.Number),
        ["totalCost"] = new("totalCost", FieldKind.Number),
        ["inputTokens"] = new("inputTokens", FieldKind.Number),
        ["outputTokens"] = new("outputTokens", FieldKind.Number),
        ["totalTokens"] = new("totalTokens", FieldKind.Number),
        ["tokens"] = new("totalTokens", FieldKind.Number),
        ["observationCount"] = new("observationCount", FieldKind.Number),
        ["input"] = new($"({RootOf.Replace("{0}", "o.input", StringComparison.Ordinal)})"),
        ["output"] = new($"({RootOf.Replace("{0}", "o.output", StringComparison.Ordinal)})"),
        ["metadata"] = new($"({RootOf.Replace("{0}", dialect.JsonEntry("o.metadata"), StringComparison.Ordinal)})", FieldKind.TextByKey),
        ["observationModel"] = new("o.model", Around: InObservations),
        ["observationType"] = new("o.type", Around: InObservations),
        ["errorCount"] = new("(SELECT count(*) FROM observations o WHERE o.projectId = traces.projectId AND o.traceId = traces.id AND o.level = 'ERROR')", FieldKind.Number),
        ["warningCount"] = new("(SELECT count(*) FROM observations o WHERE o.projectId = traces.projectId AND o.traceId = traces.id AND o.level = 'WARNING')", FieldKind.Number),
        ["scoreName"] = new("s.name", Around: InScores),
        ["scores_avg"] = new("(SELECT avg(s.value) FROM scores s WHERE s.projectId = traces.projectId AND s.traceId = traces.id AND s.name = @key AND s.dataType IN ('NUMERIC', 'BOOLEAN'))", FieldKind.NumberByKey),
        ["score_categories"] = new("s.stringValue", FieldKind.TextByKey, InScores.Replace("{0}", "s.name = @key AND {0}", StringComparison.Ordinal)),
    };

    public IReadOnlyDictionary<string, SqlField> OfObservations { get; init; } = new Dictionary<string, SqlField>
    {
        ["id"] = new("id"),
        ["type"] = new("type"),
        ["name"] = new("name"),
        ["traceId"] = new("traceId"),
        ["parentObservationId"] = new("parentId"),
        ["startTime"] = new("startUs", FieldKind.Number),
        ["endTime"] = new("endUs", FieldKind.Number),
        ["timeToFirstToken"] = new("CAST(completionStartUs - startUs AS DOUBLE PRECISION) / 1000000", FieldKind.Number),
        ["latency"] = new("CAST(endUs - startUs AS DOUBLE PRECISION) / 1000000", FieldKind.Number),
        ["level"] = new("level"),
        ["statusMessage"] = new("statusMessage"),
        ["environment"] = new("environment"),
        ["version"] = new("version"),
        ["release"] = new("release"),
        ["userId"] = new("userId"),
        ["sessionId"] = new("sessionId"),
        ["traceName"] = new("traceName"),
        ["tags"] = new("tags", FieldKind.List),
        ["traceTags"] = new("tags", FieldKind.List),
        ["model"] = new("model"),
        ["providedModelName"] = new("model"),
        ["promptName"] = new("promptName"),
        ["promptVersion"] = new("promptVersion", FieldKind.Number),
        ["inputTokens"] = new("inputTokens", FieldKind.Number),
        ["outputTokens"] = new("outputTokens", FieldKind.Number),
        ["totalTokens"] = new("totalTokens", FieldKind.Number),
        ["tokens"] = new("totalTokens", FieldKind.Number),
        ["inputCost"] = new(dialect.JsonNumber("cost", "input"), FieldKind.Number),
        ["outputCost"] = new(dialect.JsonNumber("cost", "output"), FieldKind.Number),
        ["totalCost"] = new("totalCost", FieldKind.Number),
        ["input"] = new("input"),
        ["output"] = new("output"),

        // What found nothing says so in one of these ways.
        ["outputState"] = new("(CASE WHEN output IS NULL OR output IN ('', '[]', '{}', '\"\"', 'null') THEN 'empty' ELSE 'present' END)"),
        ["metadata"] = new(dialect.JsonEntry("observations.metadata"), FieldKind.TextByKey),
        ["isRootObservation"] = new("(CASE WHEN parentId IS NULL OR isAppRoot = 1 THEN 1 ELSE 0 END)", FieldKind.Flag),
        ["hasParentObservation"] = new("(CASE WHEN parentId IS NOT NULL AND isAppRoot = 0 THEN 1 ELSE 0 END)", FieldKind.Flag),
        ["bookmarked"] = new("t.bookmarked", FieldKind.Flag, InTraceOfObservation),
        ["scores_avg"] = new("(SELECT avg(s.value) FROM scores s WHERE s.projectId = observations.projectId AND s.observationId = observations.id AND s.traceId = observations.traceId AND s.name = @key AND s.dataType IN ('NUMERIC', 'BOOLEAN'))", FieldKind.NumberByKey),
        ["score_categories"] = new("s.stringValue", FieldKind.TextByKey, "EXISTS (SELECT 1 FROM scores s WHERE s.projectId = observations.projectId AND s.observationId = observations.id AND s.traceId = observations.traceId AND s.name = @key AND {0})"),
        ["scoreName"] = new("s.name", Around: "EXISTS (SELECT 1 FROM scores s WHERE s.projectId = observations.projectId AND s.observationId = observations.id AND s.traceId = observations.traceId AND {0})"),
        ["experimentId"] = new(dialect.JsonText("experiment", "id")),
        ["experimentName"] = new(dialect.JsonText("experiment", "name")),
        ["experimentDatasetId"] = new(dialect.JsonText("experiment", "dataset.id")),
        ["experimentItemId"] = new(dialect.JsonText("experiment", "item.id")),
        ["experimentItemRootObservationId"] = new(dialect.JsonText("experiment", "item.root_observation_id")),
    };

    public IReadOnlyDictionary<string, SqlField> OfExperiments { get; init; } = new Dictionary<string, SqlField>
    {
        ["id"] = new(dialect.JsonText("experiment", "id")),
        ["name"] = new(dialect.JsonText("experiment", "name")),
        ["experimentId"] = new(dialect.JsonText("experiment", "id")),
        ["experimentName"] = new(dialect.JsonText("experiment", "name")),
        ["experimentItemId"] = new(dialect.JsonText("experiment", "item.id")),
        ["datasetId"] = new(dialect.JsonText("experiment", "dataset.id")),
        ["startTime"] = new("startUs", FieldKind.Number),
    };

    public IReadOnlyDictionary<string, SqlField> OfScores { get; init; } = new Dictionary<string, SqlField>
    {
        ["id"] = new("id"),
        ["name"] = new("name"),
        ["source"] = new("source"),
        ["dataType"] = new("dataType"),
        ["value"] = new("value", FieldKind.Number),
        ["stringValue"] = new("stringValue"),
        ["comment"] = new("comment"),
        ["configId"] = new("configId"),
        ["queueId"] = new("queueId"),
        ["authorUserId"] = new("authorUserId"),
        ["environment"] = new("environment"),
        ["timestamp"] = new("timestampUs", FieldKind.Number),
        ["traceId"] = new("traceId"),
        ["observationId"] = new("observationId"),
        ["sessionId"] = new("sessionId"),
        ["datasetRunId"] = new("datasetRunId"),
        ["metadata"] = new(dialect.JsonEntry("scores.metadata"), FieldKind.TextByKey),
        ["userId"] = new("t.userId", Around: InTraceOfScore),
        ["traceName"] = new("coalesce(t.traceName, t.rootName)", Around: InTraceOfScore),
        ["traceTags"] = new("t.tags", FieldKind.List, InTraceOfScore),
        ["tags"] = new("t.tags", FieldKind.List, InTraceOfScore),
    };

    public IReadOnlyDictionary<string, SqlField> OfSessions { get; init; } = new Dictionary<string, SqlField>
    {
        ["id"] = new("id"),
        ["createdAt"] = new("startUs", FieldKind.Number),
        ["environment"] = new("environment"),
        ["userId"] = new("userId"),
        ["totalCost"] = new("totalCost", FieldKind.Number),
        ["traceCount"] = new("traceCount", FieldKind.Number),
    };

    public IReadOnlyDictionary<string, SqlField> OfUsers { get; init; } = new Dictionary<string, SqlField>
    {
        ["id"] = new("id"),
        ["environment"] = new("environment"),
        ["firstSeen"] = new("firstUs", FieldKind.Number),
        ["lastSeen"] = new("lastUs", FieldKind.Number),
        ["traceCount"] = new("traceCount", FieldKind.Number),
        ["sessionCount"] = new("sessionCount", FieldKind.Number),
        ["errorCount"] = new("errorCount", FieldKind.Number),
        ["totalTokens"] = new("totalTokens", FieldKind.Number),
        ["totalCost"] = new("totalCost", FieldKind.Number),
    };
}
