namespace Langfuse.Observe.LocalServer.Features.Mcp;

/// <summary>The tools, as a table.</summary>
internal static class McpTools
{
    private const string FilterText =
        "Conditions that must all hold: [{\"type\":\"string|number|datetime|boolean|stringOptions|arrayOptions|stringObject|null\",\"column\":\"name\",\"operator\":\"=|contains|any of|>|...\",\"value\":...,\"key\":\"of metadata\"}]. "
        + "An unknown column is answered with the list of columns.";

    public const string ReadMore = "readMore";

    private static readonly McpParameter s_page = new("page", "integer", "The page, from 1.") { Most = 1_000_000 };
    private static readonly McpParameter s_cursor = new("cursor", "string", "Where to go on: meta.cursor of the answer before.");
    private static readonly McpParameter s_filter = new("filter", "filter", FilterText);

    public static readonly IReadOnlyList<McpTool> All =
    [
        new("findAnomalies", "Start here when something is wrong and you do not know what: looks at the newest observations and scores and lists what stands out (errors, slow or costly steps, empty outputs, loops, cut answers, unusual models, low scores, leaked secrets), each with examples to read.", null,
            Text("fromTime", "Only what started from then on (ISO 8601)."), Text("toTime", "Only what started before then."), Limit(10_000, 2000)) { Answer = Anomalies.AnswerAsync },
        new("search", "Full-text search in inputs, outputs and names of observations, newest first. Words must all be there; key:value words narrow (name:, type:, level:, user:, session:, env:, tag:, model:, version:).", null,
            Required("query", "What to look for."), Limit(50, 10), new("offset", "integer", "How many to leave out, to go on.")) { Answer = McpSearch.AnswerAsync },
        new(ReadMore, "Reads on where an answer was cut: same tool and arguments, with the pointer and offset that the cut names.", null,
            Required("tool", "The tool whose answer was cut."), new("arguments", "object", "The arguments it had.") { IsRequired = true }, Required("pointer", "The JSON pointer that the cut names."),
            new("offset", "integer", "The offset that the cut names.")),

        new("listObservations", "Observations (steps of traces), newest first.", "GET /api/public/v2/observations",
            Text("fields", "Field groups: core, basic, time, io, metadata, model, usage, prompt, metrics, trace_context.", "core,basic,time,io,model,usage,metrics"), s_filter, Text("name", "Exact name."),
            Text("type", "SPAN, GENERATION, EVENT, AGENT, TOOL, CHAIN, RETRIEVER, EMBEDDING, EVALUATOR or GUARDRAIL."), Text("level", "DEBUG, DEFAULT, WARNING or ERROR."), Text("traceId", "Only of this trace."),
            Text("userId", "Only of this user."), Text("sessionId", "Only of this session."), Text("parentObservationId", "Only steps directly below this one."), Text("fromStartTime", "From then on (ISO 8601)."), Text("toStartTime", "Before then."), Limit(1000, 20), s_cursor),
        new("getObservation", "One observation with its whole input, output and metadata.", "GET /api/public/observations/{observationId}", Required("observationId", "Its id.")),
        new("listTraces", "Traces with name, user, session, latency, cost and root input and output.", "GET /api/public/traces",
            Text("name", "Exact name."), Text("userId", "Only of this user."), Text("sessionId", "Only of this session."), new("tags", "strings", "All of these tags."), Text("environment", "Only of this environment."), Text("version", "Only of this version."),
            Text("fromTimestamp", "From then on (ISO 8601)."), Text("toTimestamp", "Before then."), Text("orderBy", "timestamp, latency, totalCost, totalTokens, observationCount ... with .asc or .desc, such as latency.desc."),
            Text("fields", "core, io, scores, observations, metrics.", "core,io,metrics"), s_filter, s_page, Limit(100, 20)),
        new("getTrace", "A trace with all its observations and scores.", "GET /api/public/traces/{traceId}", Required("traceId", "Its id.")),
        new("listSessions", "Sessions, newest first.", "GET /api/public/sessions", Text("fromTimestamp", "From then on."), Text("toTimestamp", "Before then."), Text("environment", "Only of this environment."), s_page, Limit(100, 20)),
        new("getSession", "A session with its traces.", "GET /api/public/sessions/{sessionId}", Required("sessionId", "Its id.")),
        new("listScores", "Scores, newest first, with what they judge and why.", "GET /api/public/v3/scores",
            Text("name", "Names, comma-separated."), Text("source", "API, ANNOTATION or EVAL."), Text("dataType", "NUMERIC, BOOLEAN, CATEGORICAL, TEXT or CORRECTION."), new("valueMin", "number", "At least (needs dataType NUMERIC)."),
            new("valueMax", "number", "At most (needs dataType NUMERIC)."), Text("value", "These values (needs dataType)."), Text("traceId", "Of these traces."), Text("observationId", "Of these observations (needs traceId)."), Text("sessionId", "Of these sessions."),
            Text("fromTimestamp", "From then on."), Text("toTimestamp", "Before then."), Text("fields", "details, subject, annotation.", "details,subject"), Limit(100, 20), s_cursor),
        new("getScore", "One score.", "GET /api/public/v2/scores/{scoreId}", Required("scoreId", "Its id.")),
        new("listScoreConfigs", "What scores of a name may be.", "GET /api/public/score-configs", s_page, Limit(100, 50)),
        new("queryMetrics", "Counts, sums, averages and percentiles over observations or scores, by dimension and time.", "GET /api/public/v2/metrics",
            new McpParameter("query", "object", "{\"view\":\"observations|scores-numeric|scores-boolean|scores-categorical\",\"metrics\":[{\"measure\":\"count|latency|totalCost|totalTokens|value|...\",\"aggregation\":\"count|sum|avg|p50|p95|p99|max|...\"}],\"dimensions\":[{\"field\":\"name|providedModelName|level|...\"}],\"filters\":[...],\"timeDimension\":{\"granularity\":\"auto\"},\"fromTimestamp\":\"...\",\"toTimestamp\":\"...\"}") { IsRequired = true }),
        new("listPrompts", "Prompts with their versions and labels.", "GET /api/public/v2/prompts", Text("name", "Exact name."), Text("label", "Only with this label."), Text("tag", "Only with this tag."), s_page, Limit(100, 50)),
        new("getPrompt", "A prompt: the version of a label (production unless said otherwise) or a certain one.", "GET /api/public/v2/prompts/{promptName}", Required("promptName", "Its name."), new("version", "integer", "A version."), Text("label", "A label.")),
        new("listDatasets", "Datasets.", "GET /api/public/v2/datasets", s_page, Limit(100, 50)),
        new("getDataset", "One dataset.", "GET /api/public/v2/datasets/{datasetName}", Required("datasetName", "Its name.")),
        new("listDatasetItems", "Items of datasets: input and expected output.", "GET /api/public/dataset-items", Text("datasetName", "Of this dataset."), Text("sourceTraceId", "Made from this trace."), s_page, Limit(100, 20)),
        new("getDatasetItem", "One item.", "GET /api/public/dataset-items/{id}", Required("id", "Its id.")),
        new("listExperiments", "Experiments: runs of a task over a dataset, with averages.", "GET /api/public/experiments",
            Text("fromStartTime", "From then on (ISO 8601).", "2000-01-01T00:00:00Z"), Text("toStartTime", "Before then."), Text("datasetId", "Over this dataset."), Text("name", "Exact name."), Text("fields", "core, metadata, scores.", "core,metadata,scores"), Limit(100, 20), s_cursor),
        new("listExperimentItems", "What an experiment gave, item by item.", "GET /api/public/experiment-items",
            Text("experimentId", "Of this experiment."), Text("fromStartTime", "From then on (ISO 8601).", "2000-01-01T00:00:00Z"), Text("fields", "core, dataset, io, metadata, itemMetadata, experimentMetadata, scores.", "core,dataset,io,scores"), Limit(100, 20), s_cursor),
        new("listModels", "Models with their prices.", "GET /api/public/models", s_page, Limit(100, 50)),
        new("getModel", "One model.", "GET /api/public/models/{id}", Required("id", "Its id.")),
        new("listComments", "What people wrote beside traces, observations, sessions and prompts.", "GET /api/public/comments",
            Text("objectType", "TRACE, OBSERVATION, SESSION or PROMPT."), Text("objectId", "Beside this (needs objectType)."), Text("authorUserId", "By this person."), s_page, Limit(100, 20)),
        new("getComment", "One comment.", "GET /api/public/comments/{commentId}", Required("commentId", "Its id.")),
        new("listAnnotationQueues", "Queues of what people are to judge.", "GET /api/public/annotation-queues", s_page, Limit(100, 50)),
        new("listAnnotationQueueItems", "Items of a queue.", "GET /api/public/annotation-queues/{queueId}/items", Required("queueId", "The queue."), Text("status", "PENDING or COMPLETED."), s_page, Limit(100, 20)),
        new("listEvaluators", "Evaluators: how observations are judged, and why one is paused.", "GET /api/public/v2/evaluators", Limit(100, 20), s_cursor),
        new("getEvaluator", "One evaluator.", "GET /api/public/v2/evaluators/{evaluatorId}", Required("evaluatorId", "Its id.")),
        new("listEvaluationRules", "Rules: which observations are judged, and how far each has come.", "GET /api/local/evaluation-rules", s_page, Limit(100, 20)),
        new("listEvaluationRuns", "Judgements with state, reason, cost and duration.", "GET /api/local/evaluation-runs", Text("ruleId", "Of this rule."), Text("state", "pending, running, completed, failed or skipped."), s_page, Limit(100, 20)),
        new("explainMissingScore", "Why a rule gave an observation no score.", "GET /api/local/evaluation-rules/{ruleId}/explain", Required("ruleId", "The rule."), Required("observationId", "The observation.")),
        new("listAlerts", "Alerts with their state.", "GET /api/local/alerts", s_page, Limit(100, 20)),
        new("getProject", "The project of these keys.", "GET /api/public/projects"),

        Writing(new("createScore", "Gives a trace, an observation (with its traceId), a session or an experiment a score.", "POST /api/public/scores",
            Required("name", "What is judged."), new("value", "any", "A number (0 or 1 for BOOLEAN) or a text.") { IsRequired = true }, Text("dataType", "NUMERIC, BOOLEAN, CATEGORICAL, TEXT or CORRECTION; inferred when left out."),
            Text("traceId", "The trace."), Text("observationId", "The observation."), Text("sessionId", "The session."), Text("datasetRunId", "The experiment."), Text("comment", "Why."), Text("configId", "The score config."),
            Text("id", "An id of your own: the same again changes the score."), Text("environment", "The environment."), new("metadata", "object", "Anything else."))),
        Writing(new("createTextPrompt", "Makes a new version of a text prompt.", "POST /api/public/v2/prompts",
            Required("name", "Its name."), Required("prompt", "The text, {{variables}} in double braces."), new("labels", "strings", "Labels it gets; production is what programs take."), new("tags", "strings", "Tags."), new("config", "object", "Settings such as the model."), Text("commitMessage", "What is new."))),
        Writing(new("createChatPrompt", "Makes a new version of a chat prompt.", "POST /api/public/v2/prompts",
            Required("name", "Its name."), new("prompt", "messages", "Messages [{role, content}].") { IsRequired = true }, new("type", "string", "Always chat.") { Otherwise = "chat", Choices = ["chat"] }, new("labels", "strings", "Labels it gets."), new("tags", "strings", "Tags."), new("config", "object", "Settings."), Text("commitMessage", "What is new."))),
        Writing(new("updatePromptLabels", "Gives a version labels; each label moves from the version that had it.", "PATCH /api/public/v2/prompts/{name}/versions/{version}",
            Required("name", "The prompt."), new("version", "integer", "The version.") { IsRequired = true }, new("newLabels", "strings", "The labels.") { IsRequired = true }), destructive: true, idempotent: true),
        Writing(new("createDataset", "Makes a dataset, or changes its description and metadata.", "POST /api/public/v2/datasets", Required("name", "Its name."), Text("description", "What it is for."), new("metadata", "any", "Anything else.")), destructive: true, idempotent: true),
        Writing(new("createDatasetItem", "Adds an item to a dataset; with the id of one that is there it is replaced.", "POST /api/public/dataset-items",
            Required("datasetName", "The dataset."), new("input", "any", "The input."), new("expectedOutput", "any", "What should come out."), new("metadata", "any", "Anything else."), Text("id", "An id of your own."), Text("sourceTraceId", "The trace it comes from."),
            Text("sourceObservationId", "The observation it comes from."), Text("status", "ACTIVE or ARCHIVED.")), destructive: true),
        Writing(new("createComment", "Writes beside a trace, an observation, a session or a prompt.", "POST /api/public/comments",
            new("objectType", "string", "What it stands beside.") { IsRequired = true, Choices = ["TRACE", "OBSERVATION", "SESSION", "PROMPT"] }, Required("objectId", "Its id."), Required("content", "The text."), Text("authorUserId", "Who says so."))),
    ];

    public static McpTool? Find(string name) => All.FirstOrDefault(tool => tool.Name == name);

    private static McpParameter Text(string name, string description, string? otherwise = null) => new(name, "string", description) { Otherwise = otherwise };

    private static McpParameter Required(string name, string description) => new(name, "string", description) { IsRequired = true };

    private static McpParameter Limit(int most, int otherwise) =>
        new("limit", "integer", $"How many; {otherwise} when left out.") { Most = most, Otherwise = otherwise.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    private static McpTool Writing(McpTool tool, bool destructive = false, bool idempotent = false) => tool with { IsReadOnly = false, IsDestructive = destructive, IsIdempotent = idempotent };
}
