using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Evaluation;
using Langfuse.Observe.Server.Tests.Support;
using Langfuse.Observe.Tests.Shared;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Langfuse.Observe.Server.Tests.Mcp;

public sealed class McpTests : ServerTest
{
    private Task<McpClient> ConnectAsync(string? pair = null) => McpPeer.ConnectAsync(Server, pair);

    [Fact]
    public async Task Tools_HaveSchemasAndHints()
    {
        await using var agent = await ConnectAsync();

        var tools = await agent.ListToolsAsync();

        Assert.Equal("langfuse-observe", agent.ServerInfo!.Name);
        Assert.Contains("findAnomalies", agent.ServerInstructions!, StringComparison.Ordinal);
        Assert.True(tools.Count >= 40);
        Assert.Equal(["createChatPrompt", "createComment", "createDataset", "createDatasetItem", "createScore", "createTextPrompt", "updatePromptLabels"],
            tools.Where(tool => tool.ProtocolTool.Annotations!.ReadOnlyHint == false).Select(tool => tool.Name).Order());
        Assert.All(tools, tool => Assert.Equal(("object", JsonValueKind.False), (tool.JsonSchema.GetProperty("type").GetString()!, tool.JsonSchema.GetProperty("additionalProperties").ValueKind)));
        Assert.True(tools.Single(tool => tool.Name == "createDatasetItem").ProtocolTool.Annotations!.DestructiveHint);
    }

    [Fact]
    public async Task Agent_ReadsAndWrites_WhatTheApiReadsAndWrites()
    {
        await RagTrace.SendAsync(Client);
        await using var agent = await ConnectAsync();

        var found = await agent.AskAsync("search", new() { ["query"] = "shoes type:RETRIEVER" });
        var observation = await agent.AskAsync("getObservation", new() { ["observationId"] = Ids.Span(10) });
        var scored = await agent.AskAsync("createScore", new() { ["name"] = "agent", ["value"] = 0.25, ["traceId"] = RagTrace.TraceId, ["comment"] = "thin" });
        await agent.AskAsync("createTextPrompt", new() { ["name"] = "p", ["prompt"] = "Say {{what}}", ["labels"] = new[] { "production" } });
        await agent.AskAsync("createChatPrompt", new() { ["name"] = "chat", ["prompt"] = new[] { new { role = "user", content = "hi" } } });
        await agent.AskAsync("updatePromptLabels", new() { ["name"] = "p", ["version"] = 1, ["newLabels"] = new[] { "staging" } });
        await agent.AskAsync("createDataset", new() { ["name"] = "d" });
        await agent.AskAsync("createDatasetItem", new() { ["datasetName"] = "d", ["input"] = new { q = 1 }, ["sourceTraceId"] = RagTrace.TraceId });
        await agent.AskAsync("createComment", new() { ["objectType"] = "TRACE", ["objectId"] = RagTrace.TraceId, ["content"] = "look" });

        Assert.All(found["data"]!.AsArray(), row => Assert.Equal("RETRIEVER", (string?)row!["type"]));
        Assert.Equal("gpt-4o", (string?)observation["model"]);
        Assert.Equal("thin", (string?)(await Client.GetAsync($"api/public/v2/scores/{scored["id"]}"))["comment"]);
        Assert.Contains("staging", (await agent.AskAsync("getPrompt", new() { ["promptName"] = "p", ["version"] = 1 }))["labels"]!.AsArray().Select(label => (string)label!));
        Assert.Single((await agent.AskAsync("listDatasetItems", new() { ["datasetName"] = "d" }))["data"]!.AsArray());
        Assert.Single((await agent.AskAsync("listComments", []))["data"]!.AsArray());
        Assert.Equal(0.25, (double)(await agent.AskAsync("listScores", new() { ["name"] = "agent" }))["data"]![0]!["value"]!);
    }

    [Fact]
    public async Task LongAnswer_IsCut_AndEveryCutCanBeReadOn()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(number => $"{number} "));
        using var sent = await Client.ExportAsync([EvaluationFixture.Span(1, text), .. Enumerable.Range(2, 400).Select(number => new ProtoSpan
        {
            SpanId = Ids.Span(number), ParentSpanId = Ids.Span(1), Name = $"step {number}", Attributes = { ["langfuse.observation.input"] = new string('x', 300) },
        })]);
        await using var agent = await ConnectAsync();
        var trace = await agent.CallToolAsync("getTrace", new Dictionary<string, object?> { ["traceId"] = Ids.Trace(1) });
        var shown = ((TextContentBlock)trace.Content[0]).Text;
        var note = System.Text.RegularExpressions.Regex.Match(JsonNode.Parse(shown)!["output"]!.ToString(), "pointer \"([^\"]+)\", offset (\\d+)");

        var read = new StringBuilder(JsonNode.Parse(shown)!["output"]!.ToString()[..int.Parse(note.Groups[2].Value)]);
        for (var offset = read.Length; offset < text.Length - 1;)
        {
            var more = await agent.CallToolAsync("readMore", new Dictionary<string, object?>
            {
                ["tool"] = "getTrace", ["arguments"] = new { traceId = Ids.Trace(1) }, ["pointer"] = note.Groups[1].Value, ["offset"] = offset,
            });
            var part = ((TextContentBlock)more.Content[0]).Text.Split("… [")[0];
            read.Append(part);
            offset += part.Length;
        }

        Assert.InRange(shown.Length, 1, 25_000);
        Assert.Equal(text.Trim(), read.ToString().Trim());
        Assert.Contains("more items", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RolesAndProjects_Hold()
    {
        await Client.ExportManyAsync(1);
        var key = await Client.SendAsync("POST", "api/local/organization/apiKeys", "{}", 201);
        using var organisation = new ServerClient(Server.BaseUrl, (string)key["publicKey"]!, (string)key["secretKey"]!);
        var project = await organisation.SendAsync("POST", "api/public/projects", """{"name":"second","retention":0}""", 201);
        var keys = await organisation.SendAsync("POST", $"api/public/projects/{project["id"]}/apiKeys", "{}", 201);

        await using var other = await ConnectAsync($"{keys["publicKey"]}:{keys["secretKey"]}");
        Assert.Empty((await other.AskAsync("listObservations", []))["data"]!.AsArray());
        Assert.Equal(0, (int)(await other.AskAsync("search", new() { ["query"] = "answer" }))["total"]!);
        Assert.Contains("0 of 0", (string)(await other.AskAsync("findAnomalies", []))["lookedAt"]!, StringComparison.Ordinal);
        Assert.True((await other.CallToolAsync("getTrace", new Dictionary<string, object?> { ["traceId"] = Ids.Trace(1) })).IsError);
        await Assert.ThrowsAnyAsync<Exception>(() => ConnectAsync("pk-lf-local:wrong"));
        await Assert.ThrowsAnyAsync<Exception>(() => ConnectAsync($"{key["publicKey"]}:{key["secretKey"]}"));
    }

    [Theory]
    [InlineData("listObservations", """{"limit":0}""", "limit: must be at least 1")]
    [InlineData("listObservations", """{"colour":"red"}""", "colour")]
    [InlineData("listObservations", """{"filter":[{"type":"string","column":"colour","operator":"=","value":"x"}]}""", "'colour' is not a field of this list")]
    [InlineData("getTrace", "{}", "'traceId' is missing")]
    [InlineData("readMore", """{"tool":"getProject","arguments":{},"pointer":"/nowhere"}""", "leads to nothing")]
    [InlineData("queryMetrics", """{"query":{"view":"observations"}}""", "fromTimestamp")]
    public async Task Mistake_IsExplained(string tool, string arguments, string named)
    {
        await using var agent = await ConnectAsync();

        var result = await agent.CallToolAsync(tool, JsonNode.Parse(arguments)!.AsObject().ToDictionary(pair => pair.Key, pair => (object?)pair.Value));

        Assert.True(result.IsError);
        Assert.Contains(named, ((TextContentBlock)result.Content[0]).Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task OfficialJavaScriptClient_ListsAndCallsEveryTool()
    {
        await RagTrace.SendAsync(Client);
        await Client.SendAsync("POST", "api/public/v2/prompts", """{"name":"p","prompt":"x","labels":["production"]}""", 201);
        await Client.SendAsync("POST", "api/public/v2/datasets", """{"name":"d"}""");
        await Client.SendAsync("POST", "api/public/dataset-items", """{"datasetName":"d","id":"item"}""");
        var comment = await Client.SendAsync("POST", "api/public/comments", $$"""{"projectId":"local","objectType":"TRACE","objectId":"{{RagTrace.TraceId}}","content":"c"}""");
        var config = await Client.SendAsync("POST", "api/public/score-configs", """{"name":"ok","dataType":"BOOLEAN"}""");
        var queue = await Client.SendAsync("POST", "api/public/annotation-queues", $$"""{"name":"q","scoreConfigIds":["{{config["id"]}}"]}""");
        var evaluator = await Client.EvaluatorAsync("e", """ "type":"builtin","check":{"kind":"latency"} """);
        var rule = await Client.RuleAsync(evaluator);
        var model = (await Client.GetAsync("api/public/models?limit=1"))["data"]![0]!["id"];
        var calls = new JsonObject
        {
            ["search"] = Of("query", "shoes"), ["getObservation"] = Of("observationId", Ids.Span(10)), ["getTrace"] = Of("traceId", RagTrace.TraceId), ["getSession"] = Of("sessionId", "chat-2f9c"), ["getScore"] = Of("scoreId", "sc1"),
            ["readMore"] = JsonNode.Parse("""{"tool":"getProject","arguments":{},"pointer":"/data"}"""), ["getPrompt"] = Of("promptName", "p"), ["getDataset"] = Of("datasetName", "d"), ["getDatasetItem"] = Of("id", "item"),
            ["getModel"] = Of("id", (string)model!), ["getComment"] = Of("commentId", (string)comment["id"]!), ["listAnnotationQueueItems"] = Of("queueId", (string)queue["id"]!), ["getEvaluator"] = Of("evaluatorId", evaluator),
            ["explainMissingScore"] = JsonNode.Parse($$"""{"ruleId":"{{rule}}","observationId":"{{Ids.Span(10)}}"}"""),
            ["queryMetrics"] = JsonNode.Parse("""{"query":{"view":"observations","metrics":[{"measure":"count","aggregation":"count"}],"fromTimestamp":"2020-01-01T00:00:00Z","toTimestamp":"2050-01-01T00:00:00Z"}}"""),
            ["createScore"] = JsonNode.Parse($$"""{"name":"n","value":1,"traceId":"{{RagTrace.TraceId}}"}"""), ["createTextPrompt"] = JsonNode.Parse("""{"name":"t","prompt":"x"}"""),
            ["createChatPrompt"] = JsonNode.Parse("""{"name":"c","prompt":[{"role":"user","content":"x"}]}"""), ["updatePromptLabels"] = JsonNode.Parse("""{"name":"p","version":1,"newLabels":["staging"]}"""),
            ["createDataset"] = Of("name", "e"), ["createDatasetItem"] = JsonNode.Parse("""{"datasetName":"d","input":"x"}"""), ["createComment"] = JsonNode.Parse($$"""{"objectType":"TRACE","objectId":"{{RagTrace.TraceId}}","content":"x"}"""),
        };

        var seen = await RunAsync(calls);

        Assert.Equal("langfuse-observe", (string?)seen["server"]);
        Assert.Equal(7, seen["writing"]!.AsArray().Count);
        Assert.All(seen["results"]!.AsObject(), result =>
        {
            Assert.False((bool)result.Value!["isError"]!, $"{result.Key}: {result.Value["text"]}");
            Assert.InRange((int)result.Value["length"]!, 1, 25_000);
        });
    }

    private static JsonObject Of(string name, string value) => new() { [name] = value };

    private async Task<JsonNode> RunAsync(JsonObject calls)
    {
        var start = JsPeer.Script("mcp.mjs");
        start.Environment["LANGFUSE_BASE_URL"] = Server.BaseUrl.GetLeftPart(UriPartial.Authority);
        start.Environment["LANGFUSE_PUBLIC_KEY"] = Server.PublicKey;
        start.Environment["LANGFUSE_SECRET_KEY"] = Server.SecretKey;
        start.Environment["MCP_CALLS"] = calls.ToJsonString();
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await error);
        return JsonNode.Parse(output.Trim().Split('\n')[^1])!;
    }
}
