using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Contract;

/// <summary>A request that each operation answers with success, over data that was sent before.</summary>
internal sealed class ApiRequests
{
    private const string Hash = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";
    private const string Since = "fromStartTime=2020-01-01T00:00:00Z";
    private const string Query = """{"view":"observations","metrics":[{"measure":"count","aggregation":"count"}],"fromTimestamp":"2020-01-01T00:00:00Z","toTimestamp":"2050-01-01T00:00:00Z"}""";

    private readonly Dictionary<string, (string Path, string? Body)> _requests;

    private ApiRequests(Dictionary<string, (string Path, string? Body)> requests) => _requests = requests;

    /// <summary>Whether the operation needs the key of the organisation.</summary>
    public static bool IsOfOrganisation(string operation) =>
        operation.Contains("/organizations/", StringComparison.Ordinal) || (operation.Contains("/api/public/projects", StringComparison.Ordinal) && operation != "GET /api/public/projects");

    public (string Path, string? Body)? For(string operation) => _requests.TryGetValue(operation, out var request) ? request : null;

    /// <summary>Sends what the requests speak of.</summary>
    public static async Task<ApiRequests> PrepareAsync(ServerClient project, ServerClient organisation)
    {
        async Task<JsonNode> Post(ServerClient client, string path, string body)
        {
            using var response = await client.PostAsync(path, body);
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
            return JsonNode.Parse(text)!;
        }

        using var sent = await project.ExportAsync(
            new ProtoSpan
            {
                Name = "root", Attributes = { ["session.id"] = "s", ["user.id"] = "u", ["langfuse.observation.input"] = """{"a":1}""", ["langfuse.experiment.id"] = "e", ["langfuse.experiment.name"] = "n", ["langfuse.experiment.item.id"] = "i", ["langfuse.trace.tags"] = new[] { "t" } },
            },
            new ProtoSpan
            {
                SpanId = Ids.Span(2), ParentSpanId = Ids.Span(1), Name = "llm",
                Attributes = { ["langfuse.observation.type"] = "generation", ["langfuse.observation.model.name"] = "gpt-4o", ["langfuse.observation.usage_details"] = """{"input":3}""", ["langfuse.observation.metadata.k"] = "v" },
            });
        foreach (var score in (string[])[""" "id":"s1","name":"n","value":0.5 """, """ "id":"s2","name":"c","value":"a","comment":"x" """, """ "id":"s3","name":"b","value":1,"dataType":"BOOLEAN" """, """ "id":"s4","name":"t","value":"text","dataType":"TEXT" """])
        {
            await Post(project, "api/public/scores", $$"""{{{score}},"traceId":"{{Ids.Trace(1)}}"}""");
        }

        await Post(project, "api/public/v2/prompts", """{"name":"text","prompt":"x","labels":["production"]}""");
        await Post(project, "api/public/v2/prompts", """{"name":"chat","type":"chat","prompt":[{"role":"user","content":"x"}]}""");
        await Post(project, "api/public/v2/datasets", """{"name":"d"}""");
        await Post(project, "api/public/dataset-items", """{"datasetName":"d","id":"item","input":1}""");
        await Post(project, "api/public/dataset-items", """{"datasetName":"d","id":"gone"}""");
        var run = await Post(project, "api/public/dataset-run-items", """{"runName":"r","datasetItemId":"item","traceId":"t"}""");
        var datasetId = (string)(await project.GetAsync("api/public/v2/datasets/d"))["id"]!;
        var config = (string)(await Post(project, "api/public/score-configs", """{"name":"ok","dataType":"BOOLEAN"}"""))["id"]!;
        var queue = (string)(await Post(project, "api/public/annotation-queues", $$"""{"name":"q","scoreConfigIds":["{{config}}"]}"""))["id"]!;
        var queued = (string)(await Post(project, $"api/public/annotation-queues/{queue}/items", """{"objectId":"t","objectType":"TRACE"}"""))["id"]!;
        var queuedToGo = (string)(await Post(project, $"api/public/annotation-queues/{queue}/items", """{"objectId":"u","objectType":"TRACE"}"""))["id"]!;
        const string Widget = """{"name":"w","view":"observations","dimensions":[],"metrics":[{"measure":"count","agg":"count"}],"filters":[],"chartType":"NUMBER"}""";
        var widget = (string)(await Post(project, "api/public/unstable/dashboard-widgets", Widget))["id"]!;
        var widgetToGo = (string)(await Post(project, "api/public/unstable/dashboard-widgets", Widget))["id"]!;
        var dashboard = (string)(await Post(project, "api/public/unstable/dashboards", $$"""{"name":"b","definition":{"widgets":[{"type":"widget","widgetId":"{{widget}}","id":"tile"},{"type":"preset","presetId":"p","id":"gone"}] } }"""))["id"]!;
        var dashboardToGo = (string)(await Post(project, "api/public/unstable/dashboards", """{"name":"c"}"""))["id"]!;
        var comment = (string)(await Post(project, "api/public/comments", $$"""{"projectId":"local","objectType":"TRACE","objectId":"{{Ids.Trace(1)}}","content":"c"}"""))["id"]!;
        var model = (string)(await Post(project, "api/public/models", """{"modelName":"m","matchPattern":"^m$","inputPrice":1}"""))["id"]!;
        const string Judge = """{"name":"j","type":"llm_as_judge","prompt":"Judge {{output}}","outputDefinition":{"dataType":"NUMERIC","minValue":0,"maxValue":1}}""";
        var judge = (string)(await Post(project, "api/public/v2/evaluators", Judge))["id"]!;
        var code = (string)(await Post(project, "api/public/v2/evaluators", """{"name":"c","type":"code","sourceCode":"1","sourceCodeLanguage":"PYTHON"}"""))["id"]!;
        var rule = (string)(await Post(project, "api/public/v2/evaluation-rules", Rule(judge)))["id"]!;
        var ruleToGo = (string)(await Post(project, "api/public/v2/evaluation-rules", Rule(judge)))["id"]!;
        using var connected = await project.SendAsync(HttpMethod.Put, "api/public/llm-connections", """{"provider":"p","adapter":"openai","secretKey":"k"}""");
        var connection = (string)JsonNode.Parse(await connected.Content.ReadAsStringAsync())!["id"]!;
        var user = (string)(await Post(project, "api/local/users", """{"email":"a@example.com","name":"A","role":"MEMBER"}"""))["userId"]!;
        var announced = await Post(project, "api/public/media", Media("i"));
        using var upload = new HttpRequestMessage(HttpMethod.Put, new Uri((string)announced["uploadUrl"]!)) { Content = new ByteArrayContent("hello"u8.ToArray()) };
        using var uploaded = await project.SendAsync(upload);
        using var reported = await project.SendAsync(HttpMethod.Patch, $"api/public/media/{announced["mediaId"]}", """{"uploadedAt":"2026-01-01T00:00:00Z","uploadHttpStatus":200}""");
        var second = (string)(await Post(organisation, "api/public/projects", """{"name":"second","retention":0}"""))["id"]!;
        var key = (string)(await Post(organisation, $"api/public/projects/{second}/apiKeys", "{}"))["id"]!;
        await Post(organisation, $"api/public/projects/{second}/apiKeys", "{}");
        using var member = await organisation.SendAsync(HttpMethod.Put, $"api/public/projects/{second}/memberships", $$"""{"userId":"{{user}}","role":"VIEWER"}""");
        Assert.NotNull(run["datasetRunId"]);

        return new ApiRequests(new Dictionary<string, (string, string?)>
        {
            ["GET /api/public/health"] = ("health", null),
            ["POST /api/public/otel/v1/traces"] = ("otel/v1/traces", """{"resourceSpans":[]}"""),
            ["POST /api/public/ingestion"] = ("ingestion", """{"batch":[{"id":"e","type":"trace-create","timestamp":"2026-01-01T00:00:00Z","body":{"id":"legacy"}},{"id":"f","type":"no"}]}"""),
            ["GET /api/public/traces"] = ("traces", null),
            ["GET /api/public/traces/{traceId}"] = ($"traces/{Ids.Trace(1)}", null),
            ["DELETE /api/public/traces"] = ("traces", """{"traceIds":["gone"]}"""),
            ["DELETE /api/public/traces/{traceId}"] = ("traces/gone", null),
            ["GET /api/public/observations"] = ("observations", null),
            ["GET /api/public/observations/{observationId}"] = ($"observations/{Ids.Span(2)}", null),
            ["GET /api/public/v2/observations"] = ("v2/observations?fields=core,basic,time,io,metadata,model,usage,prompt,metrics,trace_context", null),
            ["GET /api/public/sessions"] = ("sessions", null),
            ["GET /api/public/sessions/{sessionId}"] = ("sessions/s", null),
            ["POST /api/public/scores"] = ("scores", """{"name":"n","value":1,"traceId":"t"}"""),
            ["DELETE /api/public/scores/{scoreId}"] = ("scores/gone", null),
            ["GET /api/public/v2/scores"] = ("v2/scores", null),
            ["GET /api/public/v2/scores/{scoreId}"] = ("v2/scores/s1", null),
            ["GET /api/public/v3/scores"] = ("v3/scores?fields=details,subject,annotation", null),
            ["GET /api/public/score-configs"] = ("score-configs", null),
            ["POST /api/public/score-configs"] = ("score-configs", """{"name":"new","dataType":"NUMERIC","minValue":0}"""),
            ["GET /api/public/score-configs/{configId}"] = ($"score-configs/{config}", null),
            ["PATCH /api/public/score-configs/{configId}"] = ($"score-configs/{config}", """{"description":"d"}"""),
            ["GET /api/public/v2/prompts"] = ("v2/prompts", null),
            ["POST /api/public/v2/prompts"] = ("v2/prompts", """{"name":"fresh","prompt":"x"}"""),
            ["GET /api/public/v2/prompts/{promptName}"] = ("v2/prompts/text", null),
            ["DELETE /api/public/v2/prompts/{promptName}"] = ("v2/prompts/chat", null),
            ["PATCH /api/public/v2/prompts/{name}/versions/{version}"] = ("v2/prompts/text/versions/1", """{"newLabels":["staging"]}"""),
            ["GET /api/public/v2/datasets"] = ("v2/datasets", null),
            ["POST /api/public/v2/datasets"] = ("v2/datasets", """{"name":"e","metadata":{"a":1}}"""),
            ["GET /api/public/v2/datasets/{datasetName}"] = ("v2/datasets/d", null),
            ["GET /api/public/dataset-items"] = ("dataset-items?datasetName=d", null),
            ["POST /api/public/dataset-items"] = ("dataset-items", """{"datasetName":"d","input":{"a":1}}"""),
            ["GET /api/public/dataset-items/{id}"] = ("dataset-items/item", null),
            ["DELETE /api/public/dataset-items/{id}"] = ("dataset-items/gone", null),
            ["GET /api/public/dataset-run-items"] = ($"dataset-run-items?datasetId={datasetId}&runName=r", null),
            ["POST /api/public/dataset-run-items"] = ("dataset-run-items", """{"runName":"r2","datasetItemId":"item","traceId":"t"}"""),
            ["GET /api/public/datasets/{datasetName}/runs"] = ("datasets/d/runs", null),
            ["GET /api/public/datasets/{datasetName}/runs/{runName}"] = ("datasets/d/runs/r", null),
            ["DELETE /api/public/datasets/{datasetName}/runs/{runName}"] = ("datasets/d/runs/r", null),
            ["GET /api/public/experiments"] = ($"experiments?{Since}&fields=core,metadata,scores", null),
            ["GET /api/public/experiment-items"] = ($"experiment-items?{Since}&fields=core,dataset,io,metadata,itemMetadata,experimentMetadata,scores", null),
            ["GET /api/public/metrics"] = ("metrics?query=" + Uri.EscapeDataString(Query), null),
            ["GET /api/public/v2/metrics"] = ("v2/metrics?query=" + Uri.EscapeDataString(Query), null),
            ["POST /api/public/media"] = ("media", Media("output")),
            ["GET /api/public/media/{mediaId}"] = ($"media/{announced["mediaId"]}", null),
            ["PATCH /api/public/media/{mediaId}"] = ($"media/{announced["mediaId"]}", """{"uploadedAt":"2026-01-01T00:00:00Z","uploadHttpStatus":200}"""),
            ["GET /api/public/comments"] = ("comments", null),
            ["POST /api/public/comments"] = ("comments", $$"""{"projectId":"local","objectType":"SESSION","objectId":"s","content":"c"}"""),
            ["GET /api/public/comments/{commentId}"] = ($"comments/{comment}", null),
            ["GET /api/public/annotation-queues"] = ("annotation-queues", null),
            ["POST /api/public/annotation-queues"] = ("annotation-queues", $$"""{"name":"p","scoreConfigIds":["{{config}}"]}"""),
            ["GET /api/public/annotation-queues/{queueId}"] = ($"annotation-queues/{queue}", null),
            ["GET /api/public/annotation-queues/{queueId}/items"] = ($"annotation-queues/{queue}/items", null),
            ["POST /api/public/annotation-queues/{queueId}/items"] = ($"annotation-queues/{queue}/items", """{"objectId":"x","objectType":"SESSION"}"""),
            ["GET /api/public/annotation-queues/{queueId}/items/{itemId}"] = ($"annotation-queues/{queue}/items/{queued}", null),
            ["PATCH /api/public/annotation-queues/{queueId}/items/{itemId}"] = ($"annotation-queues/{queue}/items/{queued}", """{"status":"COMPLETED"}"""),
            ["DELETE /api/public/annotation-queues/{queueId}/items/{itemId}"] = ($"annotation-queues/{queue}/items/{queuedToGo}", null),
            ["POST /api/public/annotation-queues/{queueId}/assignments"] = ($"annotation-queues/{queue}/assignments", $$"""{"userId":"{{user}}"}"""),
            ["DELETE /api/public/annotation-queues/{queueId}/assignments"] = ($"annotation-queues/{queue}/assignments", $$"""{"userId":"{{user}}"}"""),
            ["GET /api/public/unstable/dashboard-widgets"] = ("unstable/dashboard-widgets", null),
            ["POST /api/public/unstable/dashboard-widgets"] = ("unstable/dashboard-widgets", Widget),
            ["GET /api/public/unstable/dashboard-widgets/{widgetId}"] = ($"unstable/dashboard-widgets/{widget}", null),
            ["PATCH /api/public/unstable/dashboard-widgets/{widgetId}"] = ($"unstable/dashboard-widgets/{widget}", """{"name":"x"}"""),
            ["DELETE /api/public/unstable/dashboard-widgets/{widgetId}"] = ($"unstable/dashboard-widgets/{widgetToGo}", null),
            ["GET /api/public/unstable/dashboards"] = ("unstable/dashboards", null),
            ["POST /api/public/unstable/dashboards"] = ("unstable/dashboards", """{"name":"d"}"""),
            ["GET /api/public/unstable/dashboards/{dashboardId}"] = ($"unstable/dashboards/{dashboard}", null),
            ["PATCH /api/public/unstable/dashboards/{dashboardId}"] = ($"unstable/dashboards/{dashboard}", """{"description":"x"}"""),
            ["DELETE /api/public/unstable/dashboards/{dashboardId}"] = ($"unstable/dashboards/{dashboardToGo}", null),
            ["POST /api/public/unstable/dashboards/{dashboardId}/placements"] = ($"unstable/dashboards/{dashboard}/placements", """{"type":"preset","presetId":"q"}"""),
            ["PATCH /api/public/unstable/dashboards/{dashboardId}/placements/{placementId}"] = ($"unstable/dashboards/{dashboard}/placements/tile", """{"x":6}"""),
            ["DELETE /api/public/unstable/dashboards/{dashboardId}/placements/{placementId}"] = ($"unstable/dashboards/{dashboard}/placements/gone", null),
            ["GET /api/public/models"] = ("models?limit=100", null),
            ["POST /api/public/models"] = ("models", """{"modelName":"n","matchPattern":"^n$","totalPrice":1}"""),
            ["GET /api/public/models/{id}"] = ($"models/{model}", null),
            ["PUT /api/public/models/{id}"] = ($"models/{model}", """{"modelName":"m","matchPattern":"^m$","inputPrice":2}"""),
            ["DELETE /api/public/models/{id}"] = ($"models/{model}", null),
            ["GET /api/public/llm-connections"] = ("llm-connections", null),
            ["PUT /api/public/llm-connections"] = ("llm-connections", """{"provider":"q","adapter":"azure","secretKey":"k","baseURL":"https://example.com","extraHeaders":{"x":"y"}}"""),
            ["DELETE /api/public/llm-connections/{id}"] = ($"llm-connections/{connection}", null),
            ["GET /api/public/v2/evaluators"] = ("v2/evaluators", null),
            ["POST /api/public/v2/evaluators"] = ("v2/evaluators", Judge),
            ["GET /api/public/v2/evaluators/{evaluatorId}"] = ($"v2/evaluators/{judge}", null),
            ["PATCH /api/public/v2/evaluators/{evaluatorId}"] = ($"v2/evaluators/{judge}", """{"description":"d"}"""),
            ["DELETE /api/public/v2/evaluators/{evaluatorId}"] = ($"v2/evaluators/{code}", null),
            ["GET /api/public/v2/evaluators/{evaluatorId}/versions"] = ($"v2/evaluators/{judge}/versions", null),
            ["GET /api/public/v2/evaluation-rules"] = ("v2/evaluation-rules", null),
            ["POST /api/public/v2/evaluation-rules"] = ("v2/evaluation-rules", Rule(judge)),
            ["GET /api/public/v2/evaluation-rules/{evaluationRuleId}"] = ($"v2/evaluation-rules/{rule}", null),
            ["PATCH /api/public/v2/evaluation-rules/{evaluationRuleId}"] = ($"v2/evaluation-rules/{rule}", """{"sampling":0.5}"""),
            ["DELETE /api/public/v2/evaluation-rules/{evaluationRuleId}"] = ($"v2/evaluation-rules/{ruleToGo}", null),
            ["POST /api/public/feedback"] = ("feedback", """{"targetType":"docs","target":"page","feedback":"good"}"""),
            ["GET /api/public/projects"] = ("projects", null),
            ["POST /api/public/projects"] = ("projects", """{"name":"third","retention":0}"""),
            ["PUT /api/public/projects/{projectId}"] = ($"projects/{second}", """{"name":"renamed"}"""),
            ["DELETE /api/public/projects/{projectId}"] = ($"projects/{second}", null),
            ["GET /api/public/projects/{projectId}/apiKeys"] = ($"projects/{second}/apiKeys", null),
            ["POST /api/public/projects/{projectId}/apiKeys"] = ($"projects/{second}/apiKeys", """{"note":"n"}"""),
            ["DELETE /api/public/projects/{projectId}/apiKeys/{apiKeyId}"] = ($"projects/{second}/apiKeys/{key}", null),
            ["GET /api/public/projects/{projectId}/memberships"] = ($"projects/{second}/memberships", null),
            ["PUT /api/public/projects/{projectId}/memberships"] = ($"projects/{second}/memberships", $$"""{"userId":"{{user}}","role":"ADMIN"}"""),
            ["DELETE /api/public/projects/{projectId}/memberships"] = ($"projects/{second}/memberships", $$"""{"userId":"{{user}}"}"""),
            ["GET /api/public/organizations/projects"] = ("organizations/projects", null),
            ["GET /api/public/organizations/apiKeys"] = ("organizations/apiKeys", null),
            ["GET /api/public/organizations/memberships"] = ("organizations/memberships", null),
            ["PUT /api/public/organizations/memberships"] = ("organizations/memberships", $$"""{"userId":"{{user}}","role":"ADMIN"}"""),
            ["DELETE /api/public/organizations/memberships"] = ("organizations/memberships", $$"""{"userId":"{{user}}"}"""),
        });
    }

    private static string Rule(string evaluatorId) =>
        $$"""{"name":"r","enabled":false,"filter":[{"type":"stringOptions","column":"type","operator":"any of","value":["GENERATION"]}],"evaluatorAssignments":[{"evaluatorId":"{{evaluatorId}}"}]}""";

    private static string Media(string field) =>
        $$"""{"contentLength":5,"traceId":"t","field":"{{(field == "i" ? "input" : field)}}","contentType":"text/plain","sha256Hash":"{{Hash}}"}""";
}
