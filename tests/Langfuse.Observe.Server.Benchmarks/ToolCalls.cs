using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Benchmarks;

/// <summary>Every MCP tool that reads, asked as an agent asks: without knowing the data, then for what it found.</summary>
internal static class ToolCalls
{
    private const int Prompts = 20;
    private const int Items = 500;

    public static async Task MeasureAsync(Settings settings, ServerProcess server, Generator generator)
    {
        var kept = await PrepareAsync(server, generator);
        var random = new Random(settings.Seed);
        string Trace() => generator.TraceIds[random.Next(generator.TraceIds.Count)];
        string Span() => generator.SpanIds[random.Next(generator.SpanIds.Count)];
        string User() => $"user-{random.Next(200)}";
        string Since(int days) => DateTime.UtcNow.AddDays(-days).ToString("O", CultureInfo.InvariantCulture);
        string Metrics(string measure, string aggregation, string dimension, int days) =>
            $$"""{"query":{"view":"observations","metrics":[{"measure":"{{measure}}","aggregation":"{{aggregation}}"}],"dimensions":[{"field":"{{dimension}}"}],"filters":[],"fromTimestamp":"{{Since(days)}}","toTimestamp":"{{Since(0)}}"} }""";

        await AskAsync("findAnomalies", "", () => "{}");
        await AskAsync("findAnomalies", "of a day", () => $$"""{"fromTime":"{{Since(3)}}","toTime":"{{Since(2)}}"}""");
        await AskAsync("search", "a rare word", () => $$"""{"query":"{{generator.Words.At(10_000 + random.Next(5_000))}}"}""");
        await AskAsync("search", "a common word", () => $$"""{"query":"{{generator.Words.At(20 + random.Next(200))}}"}""");
        await AskAsync("search", "errors of a tool", () => """{"query":"level:ERROR name:run_sql"}""");
        await AskAsync("listObservations", "", () => "{}");
        await AskAsync("listObservations", "errors", () => """{"level":"ERROR"}""");
        await AskAsync("listObservations", "of a user", () => $$"""{"userId":"{{User()}}"}""");
        await AskAsync("listObservations", "slow ones of a day", () => $$"""{"fromStartTime":"{{Since(1 + random.Next(20))}}","filter":[{"type":"number","column":"latency","operator":">","value":1}]}""");
        await AskAsync("listObservations", "of a trace", () => $$"""{"traceId":"{{Trace()}}"}""");
        await AskAsync("getObservation", "", () => $$"""{"observationId":"{{Span()}}"}""");
        await AskAsync("listTraces", "", () => "{}");
        await AskAsync("listTraces", "of a user", () => $$"""{"userId":"{{User()}}"}""");
        await AskAsync("listTraces", "the slowest", () => """{"orderBy":"latency.desc"}""");
        await AskAsync("listTraces", "of a name, since a day", () => $$"""{"name":"support-agent","fromTimestamp":"{{Since(1 + random.Next(20))}}"}""");
        await AskAsync("getTrace", "", () => $$"""{"traceId":"{{Trace()}}"}""");
        if (generator.LargeTraceIds.Count > 0)
        {
            await AskAsync("getTrace", "of 2,000 observations", () => $$"""{"traceId":"{{generator.LargeTraceIds[random.Next(generator.LargeTraceIds.Count)]}}"}""");
        }

        var session = (string)(await server.GetAsync("api/public/sessions?limit=1"))["data"]![0]!["id"]!;
        await AskAsync("listSessions", "", () => "{}");
        await AskAsync("listSessions", "of a week", () => $$"""{"fromTimestamp":"{{Since(7)}}"}""");
        await AskAsync("getSession", "", () => $$"""{"sessionId":"{{session}}"}""");
        await AskAsync("listScores", "", () => "{}");
        await AskAsync("listScores", "low ones of a name", () => """{"name":"check","dataType":"NUMERIC","valueMax":300}""");
        await AskAsync("listScores", "of a trace", () => $$"""{"traceId":"{{Trace()}}"}""");
        await AskAsync("getScore", "", () => $$"""{"scoreId":"{{kept["score"]}}"}""");
        await AskAsync("listScoreConfigs", "", () => "{}");
        await AskAsync("queryMetrics", "p95 of latency by name, a day", () => Metrics("latency", "p95", "name", 1));
        await AskAsync("queryMetrics", "cost by model, 30 days", () => Metrics("totalCost", "sum", "providedModelName", 30));
        await AskAsync("queryMetrics", "count by level, 7 days", () => Metrics("count", "count", "level", 7));
        await AskAsync("queryMetrics", "cost by user, 7 days", () => Metrics("totalCost", "sum", "userId", 7));
        await AskAsync("listPrompts", "", () => "{}");
        await AskAsync("getPrompt", "", () => $$"""{"promptName":"prompt-{{random.Next(Prompts)}}"}""");
        await AskAsync("listDatasets", "", () => "{}");
        await AskAsync("getDataset", "", () => """{"datasetName":"questions"}""");
        await AskAsync("listDatasetItems", "", () => """{"datasetName":"questions"}""");
        await AskAsync("getDatasetItem", "", () => $$"""{"id":"item-{{random.Next(Items)}}"}""");
        await AskAsync("listExperiments", "", () => "{}");
        await AskAsync("listExperimentItems", "", () => "{}");
        await AskAsync("listModels", "", () => "{}");
        await AskAsync("getModel", "", () => $$"""{"id":"{{kept["model"]}}"}""");
        await AskAsync("listComments", "", () => "{}");
        await AskAsync("getComment", "", () => $$"""{"commentId":"{{kept["comment"]}}"}""");
        await AskAsync("listAnnotationQueues", "", () => "{}");
        await AskAsync("listAnnotationQueueItems", "", () => $$"""{"queueId":"{{kept["queue"]}}"}""");
        await AskAsync("listEvaluators", "", () => "{}");
        await AskAsync("getEvaluator", "", () => $$"""{"evaluatorId":"{{kept["evaluator"]}}"}""");
        await AskAsync("listEvaluationRules", "", () => "{}");
        await AskAsync("listEvaluationRuns", "", () => "{}");
        await AskAsync("listEvaluationRuns", "failed", () => """{"state":"failed"}""");
        await AskAsync("explainMissingScore", "", () => $$"""{"ruleId":"{{kept["rule"]}}","observationId":"{{Span()}}"}""");
        await AskAsync("listAlerts", "", () => "{}");
        await AskAsync("getProject", "", () => "{}");
        await AskAsync("readMore", "of a trace of 2,000", () => $$"""{"tool":"getTrace","arguments":{"traceId":"{{(generator.LargeTraceIds.Count > 0 ? generator.LargeTraceIds[0] : Trace())}}"},"pointer":"/observations","offset":5}""");

        async Task AskAsync(string tool, string remark, Func<string> arguments) => await ToolAsync(settings, server, tool, remark, arguments);
    }

    // What agents look at beside traces: some prompts, a dataset with a run, comments, a queue, a rule, an alert.
    private static async Task<Dictionary<string, string>> PrepareAsync(ServerProcess server, Generator generator)
    {
        async Task<JsonNode> PostAsync(string path, string body) => await Judging.SendAsync(server, "POST", path, body);

        for (var prompt = 0; prompt < Prompts; prompt++)
        {
            await PostAsync("api/public/v2/prompts", $$"""{"name":"prompt-{{prompt}}","prompt":"Answer {{prompt}}.","labels":["production"]}""");
        }

        await PostAsync("api/public/v2/datasets", """{"name":"questions"}""");
        for (var item = 0; item < Items; item++)
        {
            await PostAsync("api/public/dataset-items", $$"""{"datasetName":"questions","id":"item-{{item}}","input":"question {{item}}","expectedOutput":"answer {{item}}"}""");
            if (item < 100)
            {
                await PostAsync("api/public/dataset-run-items", $$"""{"runName":"run","datasetItemId":"item-{{item}}","traceId":"{{generator.TraceIds[item]}}"}""");
            }
        }

        var comment = "";
        for (var index = 0; index < 100; index++)
        {
            comment = (string)(await PostAsync("api/public/comments", $$"""{"projectId":"local","objectType":"TRACE","objectId":"{{generator.TraceIds[index]}}","content":"seen {{index}}"}"""))["id"]!;
        }

        var config = (string)(await PostAsync("api/public/score-configs", """{"name":"good","dataType":"BOOLEAN"}"""))["id"]!;
        var queue = (string)(await PostAsync("api/public/annotation-queues", $$"""{"name":"queue-{{Guid.NewGuid():n}}","scoreConfigIds":["{{config}}"]}"""))["id"]!;
        for (var index = 0; index < 100; index++)
        {
            await PostAsync($"api/public/annotation-queues/{queue}/items", $$"""{"objectType":"TRACE","objectId":"{{generator.TraceIds[index]}}"}""");
        }

        var evaluator = (string)(await PostAsync("api/public/v2/evaluators", """{"name":"kept","type":"builtin","check":{"kind":"length"}}"""))["id"]!;
        return new Dictionary<string, string>
        {
            ["comment"] = comment,
            ["queue"] = queue,
            ["evaluator"] = evaluator,
            ["rule"] = (string)(await PostAsync("api/public/v2/evaluation-rules", $$"""{"name":"kept","enabled":false,"evaluatorAssignments":[{"evaluatorId":"{{evaluator}}"}]}"""))["id"]!,
            ["score"] = (string)(await PostAsync("api/public/scores", $$"""{"name":"kept","value":1,"traceId":"{{generator.TraceIds[0]}}"}"""))["id"]!,
            ["model"] = (string)(await server.GetAsync("api/public/models?limit=1"))["data"]![0]!["id"]!,
            ["alert"] = (string)(await PostAsync("api/local/alerts", """{"name":"errors","enabled":false,"windowMinutes":15,"operator":">","threshold":10,"query":{"view":"observations","metrics":[{"measure":"count","aggregation":"count"}],"filters":[]},"webhook":{"url":"http://127.0.0.1:9/"}}"""))["id"]!,
        };
    }

    private static async Task ToolAsync(Settings settings, ServerProcess server, string tool, string remark, Func<string> arguments)
    {
        var times = new List<double>();
        var processor = 0d;
        for (var round = -2; round < settings.Rounds && times.Sum() < 60_000; round++)
        {
            processor = round == 0 ? server.ProcessorSeconds : processor;
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/public/mcp")
            {
                Content = new StringContent($$"""{"jsonrpc":"2.0","id":{{round + 3}},"method":"tools/call","params":{"name":"{{tool}}","arguments":{{arguments()}} } }""", Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("Accept", "application/json, text/event-stream");
            var watch = Stopwatch.StartNew();
            using var answer = await server.Http.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode || body.Contains("\"isError\":true", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{tool}: {(int)answer.StatusCode} {body}");
            }

            if (round >= 0)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        var processorMs = (server.ProcessorSeconds - processor) / times.Count * 1000;
        times.Sort();
        Judging.Row($"{tool}{(remark.Length > 0 ? ", " + remark : "")}", $"{times[times.Count / 2]:N1} ms", $"{times[(int)(0.95 * (times.Count - 1))]:N1} ms | {processorMs:N1} ms");
    }
}
