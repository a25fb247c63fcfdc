using System.Net;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Ingestion;

public class LegacyEventTests : ServerTest
{
    private int _events;

    private string Event(string type, string body) =>
        $$"""{"id":"e{{++_events}}","type":"{{type}}","timestamp":"2026-02-02T02:40:00.000Z","body":{{body}}}""";

    private async Task<JsonNode> SendAsync(params string[] events)
    {
        using var response = await Client.PostAsync("api/public/ingestion", $$"""{"batch":[{{string.Join(',', events)}}]}""");
        Assert.Equal(HttpStatusCode.MultiStatus, response.StatusCode);
        return await BodyOf(response);
    }

    private async Task SendGoodAsync(params string[] events)
    {
        var answer = await SendAsync(events);
        Assert.True(answer["errors"]!.AsArray().Count == 0, answer.ToJsonString());
    }

    [Fact]
    public async Task Trace_AsOlderSdksSendIt_IsReadBack()
    {
        await SendGoodAsync(
            Event("trace-create", """{"id":"t","timestamp":"2026-02-02T02:39:59.000Z","name":"chat","userId":"ada","sessionId":"s","tags":["a","b"],"metadata":{"k":{"deep":1}},"release":"r","version":"v","public":true,"input":{"q":1},"environment":"PROD"}"""),
            Event("generation-create", """{"id":"g","traceId":"t","name":"llm","startTime":"2026-02-02T02:40:00.000Z","model":"gpt-4o","modelParameters":{"temperature":0.5},"input":[{"role":"user","content":"hi"}],"promptName":"p","promptVersion":2,"metadata":{"a":1}}"""),
            Event("span-create", """{"id":"c","traceId":"t","parentObservationId":"g","name":"child","startTime":"2026-02-02T02:40:00.100Z","endTime":"2026-02-02T02:40:00.200Z","level":"WARNING"}"""),
            Event("generation-update", """{"id":"g","traceId":"t","endTime":"2026-02-02T02:40:02.000Z","output":"hello","usage":{"promptTokens":5,"completionTokens":7},"metadata":{"b":2}}"""),
            Event("trace-create", """{"id":"t","output":"hello","metadata":{"k":{"more":2}}}"""));

        var trace = await Client.GetAsync("api/public/traces/t");
        var generation = trace["observations"]!.AsArray().Single(item => (string)item!["id"]! == "g")!;

        Assert.Equal(("chat", "ada", "s", "prod", "2026-02-02T02:39:59.000Z"), ((string)trace["name"]!, (string)trace["userId"]!, (string)trace["sessionId"]!, (string)trace["environment"]!, (string)trace["timestamp"]!));
        Assert.Equal(("""{"q":1}""", "\"hello\"", """["a","b"]""", """{"k":{"deep":1,"more":2}}"""), (trace["input"]!.ToJsonString(), trace["output"]!.ToJsonString(), trace["tags"]!.ToJsonString(), trace["metadata"]!.ToJsonString()));
        Assert.True((bool)trace["public"]!);
        Assert.Equal(2, trace["observations"]!.AsArray().Count);
        Assert.Equal(("GENERATION", "gpt-4o", "hello", 2.0), ((string)generation["type"]!, (string)generation["model"]!, (string)generation["output"]!, (double)generation["latency"]!));
        Assert.Equal((5, 7, 12), ((int)generation["promptTokens"]!, (int)generation["completionTokens"]!, (int)generation["totalTokens"]!));
        Assert.Equal(("""{"a":1,"b":2}""", 2), (generation["metadata"]!.ToJsonString(), (int)generation["promptVersion"]!));
        Assert.Equal("t", (string?)(await Client.GetAsync("api/public/traces?userId=ada&tags=b"))["data"]!.AsArray().Single()!["id"]);
        Assert.Equal("hello", (string?)(await Client.GetAsync("api/local/traces"))["data"]![0]!["output"]);
    }

    [Fact]
    public async Task Trace_WithoutObservations_IsThere_AndStaysWhenSpansCome()
    {
        await SendGoodAsync(Event("trace-create", $$"""{"id":"{{Ids.Trace(1)}}","name":"own","input":"first","userId":"ada"}"""));
        var alone = await Client.GetAsync($"api/public/traces/{Ids.Trace(1)}");

        using var sent = await Client.ExportAsync(new ProtoSpan { Name = "root", Attributes = { ["langfuse.observation.input"] = "second", ["langfuse.observation.output"] = "out" } });
        using var again = await Client.ExportAsync(new ProtoSpan { Name = "root", Attributes = { ["langfuse.observation.input"] = "second", ["langfuse.observation.output"] = "out" } });
        var both = await Client.GetAsync($"api/public/traces/{Ids.Trace(1)}");

        Assert.Equal(("own", "first", 0), ((string)alone["name"]!, (string)alone["input"]!, alone["observations"]!.AsArray().Count));
        Assert.Equal(("own", "first", "out", "ada"), ((string)both["name"]!, (string)both["input"]!, (string)both["output"]!, (string)both["userId"]!));
        var counts = await Client.GetAsync("api/local/counts");
        Assert.Equal((1, 1), ((int)counts["traces"]!, (int)counts["observations"]!));
    }

    [Theory]
    [InlineData("event-create", "EVENT")]
    [InlineData("agent-create", "AGENT")]
    [InlineData("tool-create", "TOOL")]
    [InlineData("chain-create", "CHAIN")]
    [InlineData("retriever-create", "RETRIEVER")]
    [InlineData("evaluator-create", "EVALUATOR")]
    [InlineData("embedding-create", "EMBEDDING")]
    [InlineData("guardrail-create", "GUARDRAIL")]
    public async Task Event_OfEachKind_IsItsType(string type, string expected)
    {
        await SendGoodAsync(Event(type, """{"id":"o","name":"n","startTime":"2026-02-02T02:40:00Z"}"""));

        var row = await Client.GetAsync("api/public/observations/o");
        Assert.Equal((expected, "n", "o"), ((string)row["type"]!, (string)row["name"]!, (string)row["traceId"]!));
    }

    [Fact]
    public async Task Cost_AndUsageDetails_AreTaken()
    {
        await SendGoodAsync(
            Event("generation-create", """{"id":"g","traceId":"t","usageDetails":{"input":3,"input_cached_tokens":2,"output":4},"costDetails":{"input":0.1,"output":0.2}}"""),
            Event("generation-create", """{"id":"h","traceId":"t","usage":{"input":1,"output":1,"total":9223372036854775807,"totalCost":1e999}}"""));

        var (first, second) = (await Client.GetAsync("api/public/observations/g"), await Client.GetAsync("api/public/observations/h"));
        Assert.Equal((5, 9), ((int)first["promptTokens"]!, (int)first["totalTokens"]!));
        Assert.Equal(0.3, (double)first["calculatedTotalCost"]!, 9);
        Assert.Equal(2, (int)second["totalTokens"]!);
        Assert.Null(second["calculatedTotalCost"]);
    }

    [Theory]
    [InlineData("trace-create", """{"id":"t","tags":"a"}""", "tags: must be a list of strings")]
    [InlineData("span-create", """{"id":"s","level":"LOUD"}""", "'LOUD' is not one of")]
    [InlineData("span-create", """{"id":"s","startTime":"soon"}""", "not an ISO 8601 time")]
    [InlineData("generation-create", """{"id":"g","promptName":"p"}""", "both or none")]
    [InlineData("observation-create", """{"id":"g"}""", "type: required")]
    [InlineData("span-update", "[]", "must be a JSON object")]
    [InlineData("trace-create", """{"id":"a\rb"}""", "carriage return")]
    public async Task Event_ThatCannotBe_IsRefusedAlone(string type, string body, string reason)
    {
        var answer = await SendAsync(Event(type, body), Event("trace-create", """{"id":"good"}"""));

        Assert.Contains(reason, (string?)answer["errors"]!.AsArray().Single()!["error"], StringComparison.Ordinal);
        Assert.Equal("good", (string?)(await Client.GetAsync("api/public/traces"))["data"]!.AsArray().Single()!["id"]);
    }
}
