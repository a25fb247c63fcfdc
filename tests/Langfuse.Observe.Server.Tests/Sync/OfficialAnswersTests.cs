using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Sync;

/// <summary>Answers in the shapes of Langfuse's own servers, with what only they have: warnings of deprecation, prices as texts, cursors with signs, reads that are not there.</summary>
public sealed class OfficialAnswersTests : ServerTest
{
    private const string V4Observation = """
        {"id":"gen-1","traceId":"trace-1","startTime":"2026-11-20T10:00:01.250Z","endTime":"2026-11-20T10:00:03.000Z","projectId":"p","parentObservationId":"root-1","type":"GENERATION","name":"llm","level":"ERROR",
         "statusMessage":"too long","version":"1.2","environment":"production","bookmarked":false,"public":false,"userId":"ada","sessionId":"s1","isRootObservation":false,"completionStartTime":"2026-11-20T10:00:01.500Z",
         "createdAt":"2026-11-20T10:00:05.000Z","updatedAt":"2026-11-20T10:00:05.000Z","input":"[{\"role\":\"user\",\"content\":\"hi\"}]","output":"plain text",
         "metadata":{"scope":"{\"name\":\"langfuse-sdk\"}","a.b":"2","note":"n"},"providedModelName":"gpt-4o","internalModelId":"m","modelParameters":{"temperature":"0.5"},
         "usageDetails":{"input":10,"output":5,"total":15},"costDetails":{"input":0.01,"output":0.02,"total":0.03},"totalCost":0.03,"usagePricingTierName":"Standard","promptId":"pr","promptName":"answer","promptVersion":3,
         "modelId":"m","inputPrice":"0.0000025","outputPrice":"0.00001","totalPrice":null,"tags":["a","b"],"release":"r1","traceName":"support","somethingNew":{"x":[1]}}
        """;

    private const string V4Root = """
        {"id":"root-1","traceId":"trace-1","startTime":"2026-11-20T10:00:00.000Z","endTime":"2026-11-20T10:00:04.000Z","projectId":"p","parentObservationId":null,"type":"SPAN","name":"root","level":"DEFAULT","statusMessage":null,
         "version":null,"environment":"production","bookmarked":null,"public":null,"userId":"ada","sessionId":"s1","isRootObservation":true,"completionStartTime":null,"createdAt":"2026-11-20T10:00:05.000Z","updatedAt":null,
         "input":null,"output":null,"metadata":{},"providedModelName":null,"internalModelId":null,"modelParameters":null,"usageDetails":{},"costDetails":{},"totalCost":null,"promptId":null,"promptName":null,"promptVersion":null,
         "modelId":null,"inputPrice":null,"outputPrice":null,"totalPrice":null,"tags":null,"release":null,"traceName":"support"}
        """;

    private const string V3Score = """
        {"id":"sc-1","projectId":"p","name":"tone","value":"friendly","dataType":"CATEGORICAL","source":"ANNOTATION","timestamp":"2026-11-20T10:01:00.000Z","environment":"production","createdAt":"2026-11-20T10:01:00.000Z",
         "updatedAt":"2026-11-20T10:01:00.000Z","comment":"c","configId":"cfg","metadata":{"by":"ada"},"subject":{"kind":"observation","id":"gen-1","traceId":"trace-1"},"authorUserId":"u1","queueId":"q1"}
        """;

    [Fact]
    public async Task OfVersion4_InEventsOnlyMode_AllIsRead()
    {
        await using var langfuse = new Stub(path => path switch
        {
            _ when path.StartsWith("/api/public/v2/observations", StringComparison.Ordinal) && path.Contains("cursor=", StringComparison.Ordinal) => path.Contains("cursor=eyJ%2BfQ%3D%3D", StringComparison.Ordinal) ? $$$"""{"data":[{{{V4Root}}}],"meta":{}}""" : null,
            _ when path.StartsWith("/api/public/v2/observations", StringComparison.Ordinal) && path.Contains("10:00:01", StringComparison.Ordinal) => $$$"""{"data":[{{{V4Root}}}],"meta":{}}""",
            _ when path.StartsWith("/api/public/v2/observations", StringComparison.Ordinal) => $$$"""{"data":[{{{V4Observation}}}],"meta":{"cursor":"eyJ+fQ=="}}""",
            _ when path.StartsWith("/api/public/v3/scores", StringComparison.Ordinal) => $$$"""{"data":[{{{V3Score}}}],"meta":{"limit":100}}""",
            _ => null,
        });

        await SyncAsync(langfuse, "v4");

        var trace = await Client.GetAsync("api/public/traces/trace-1");
        Assert.Equal(("support", "ada", "s1", "production", 4d), ((string)trace["name"]!, (string)trace["userId"]!, (string)trace["sessionId"]!, (string)trace["environment"]!, (double)trace["latency"]!));
        Assert.Equal(["a", "b"], trace["tags"]!.AsArray().Select(tag => (string)tag!));
        var row = trace["observations"]!.AsArray().Single(one => (string)one!["id"]! == "gen-1")!;
        Assert.Equal(("gpt-4o", "ERROR", "too long", "answer", 3, 0.03, 15), ((string)row["model"]!, (string)row["level"]!, (string)row["statusMessage"]!, (string)row["promptName"]!, (int)row["promptVersion"]!, (double)row["calculatedTotalCost"]!, (int)row["totalTokens"]!));
        Assert.Equal(("langfuse-sdk", "2"), ((string)row["metadata"]!["scope"]!["name"]!, (string)row["metadata"]!["a.b"]!));
        var score = await Client.GetAsync("api/public/v2/scores/sc-1");
        Assert.Equal(("friendly", "ANNOTATION", "cfg", "gen-1", "u1"), ((string)score["stringValue"]!, (string)score["source"]!, (string)score["configId"]!, (string)score["observationId"]!, (string)score["authorUserId"]!));
    }

    [Fact]
    public async Task OfVersion3_AllIsRead()
    {
        const string Deprecation = "\"_deprecation\":{\"message\":\"This endpoint is deprecated.\",\"sunsetAt\":\"2026-11-16\"}";
        await using var langfuse = new Stub(path => path switch
        {
            _ when path.StartsWith("/api/public/traces", StringComparison.Ordinal) => $$$"""
                {"data":[{"id":"trace-1","timestamp":"2026-11-20T10:00:00.000Z","name":"support","input":{"q":"hi"},"output":"bye","sessionId":"s1","release":null,"version":"1.2","userId":"ada","metadata":"just text","tags":["a"],
                 "public":true,"environment":"production","bookmarked":false,"projectId":"p","htmlPath":"/project/p/traces/trace-1","latency":-1,"totalCost":-1,"observations":[],"scores":[],"createdAt":"2026-11-20T10:00:05.000Z","updatedAt":"2026-11-20T10:00:05.000Z"}],
                 "meta":{"page":1,"limit":100,"totalItems":1,"totalPages":1},{{{Deprecation}}}}
                """,
            _ when path.StartsWith("/api/public/observations", StringComparison.Ordinal) => $$$"""
                {"data":[{"id":"gen-1","traceId":"trace-1","type":"GENERATION","name":"llm","startTime":"2026-11-20T10:00:01.250Z","endTime":null,"completionStartTime":null,"model":"gpt-4o","modelParameters":{"temperature":0.5},"input":{"a":1},"output":null,
                 "metadata":{"k":"v"},"version":null,"usage":{"unit":"TOKENS","input":10,"output":5,"total":15},"usageDetails":{"input":10,"output":5,"total":15},"costDetails":{},"calculatedTotalCost":0.03,"level":"DEFAULT","statusMessage":null,
                 "parentObservationId":null,"promptId":null,"environment":"production","latency":null,"timeToFirstToken":null}],"meta":{"page":1,"limit":100,"totalItems":1,"totalPages":1},{{{Deprecation}}}}
                """,
            _ when path.StartsWith("/api/public/v2/scores", StringComparison.Ordinal) => """
                {"data":[{"id":"sc-1","name":"happy","value":1,"stringValue":"True","dataType":"BOOLEAN","source":"API","timestamp":"2026-11-20T10:01:00.000Z","traceId":"trace-1","observationId":null,"comment":null,"metadata":null,"configId":null,"environment":"default"}],
                 "meta":{"page":1,"limit":100,"totalItems":1,"totalPages":1}}
                """,
            _ => null,
        });

        await SyncAsync(langfuse, "v3");

        var trace = await Client.GetAsync("api/public/traces/trace-1");
        Assert.Equal(("support", "ada", "bye", "hi", "just text", true), ((string)trace["name"]!, (string)trace["userId"]!, (string)trace["output"]!, (string)trace["input"]!["q"]!, (string)trace["metadata"]!["metadata"]!, (bool)trace["public"]!));
        var row = trace["observations"]!.AsArray().Single()!;
        Assert.Null(row["endTime"]);
        Assert.Equal((0.03, 15), ((double)row["calculatedTotalCost"]!, (int)row["totalTokens"]!));
        Assert.Equal("BOOLEAN", (string?)Assert.Single(trace["scores"]!.AsArray())!["dataType"]);
    }

    private async Task SyncAsync(Stub langfuse, string expectedApi)
    {
        using var tested = await Client.PostAsync("api/integrations/test", $$"""{"host":"{{langfuse.Address}}","publicKey":"pk-lf-1","secretKey":"sk-lf-1"}""");
        Assert.Equal((true, expectedApi), ((bool)(await BodyOf(tested))["success"]!, (string)(await BodyOf(tested))["api"]!));
        using var made = await Client.PostAsync("api/integrations", $$"""{"name":"official","host":"{{langfuse.Address}}","publicKey":"pk-lf-1","secretKey":"sk-lf-1","autoSync":false}""");
        using var started = await Client.PostAsync("api/integrations/official/sync", """{"mode":"backfill","from":"2026-11-01T00:00:00Z"}""");
        for (var tries = 0; tries < 400; tries++)
        {
            var run = (await Client.GetAsync("api/integrations/official/syncs"))["data"]![0]!;
            if ((string)run["status"]! != "running")
            {
                Assert.True((string)run["status"]! == "completed", run.ToJsonString());
                return;
            }

            await Task.Delay(25);
        }
    }

    /// <summary>A Langfuse of fixed answers; null is what a Langfuse says of reads that it does not have.</summary>
    private sealed class Stub : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Task _serving;

        public Stub(Func<string, string?> answer)
        {
            using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
            free.Stop();
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _serving = ServeAsync(path => path == "/api/public/projects" ? """{"data":[{"id":"p","name":"official","organization":{"id":"o","name":"o"},"metadata":{}}]}""" : answer(path));
        }

        public string Address { get; }

        public async ValueTask DisposeAsync()
        {
            _listener.Close();
            await _serving;
        }

        private async Task ServeAsync(Func<string, string?> answer)
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    var text = answer(context.Request.RawUrl!);
                    context.Response.StatusCode = text is null ? 404 : 200;
                    context.Response.ContentType = "application/json";
                    await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text ?? """{"message":"This endpoint is not available on deployments running in Langfuse v4 events_only mode."}"""));
                    context.Response.Close();
                }
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
            }
        }
    }
}
