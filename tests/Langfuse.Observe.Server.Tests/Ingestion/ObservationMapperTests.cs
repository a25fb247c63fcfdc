using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Ingestion;

public sealed class ObservationMapperTests : ServerTest
{
    private async Task<JsonNode> Map(Dictionary<string, object> attributes, string scope = "langfuse-sdk", int statusCode = 0, string? statusMessage = null,
        List<(string, Dictionary<string, object>)>? events = null)
    {
        await Client.ExportAsync(ProtoSpan.ExportFrom(scope, new ProtoSpan { Attributes = attributes, StatusCode = statusCode, StatusMessage = statusMessage, Events = events ?? [] }));
        return await Client.ObservationAsync();
    }

    [Theory]
    [InlineData("langfuse.observation.type", "generation", "GENERATION")]
    [InlineData("langfuse.observation.type", "retriever", "RETRIEVER")]
    [InlineData("langfuse.observation.type", "event", "EVENT")]
    [InlineData("langfuse.observation.type", "GENERATION", "SPAN")]
    [InlineData("openinference.span.kind", "LLM", "GENERATION")]
    [InlineData("gen_ai.operation.name", "chat", "GENERATION")]
    [InlineData("gen_ai.operation.name", "embeddings", "EMBEDDING")]
    [InlineData("gen_ai.operation.name", "execute_tool", "TOOL")]
    [InlineData("gen_ai.tool.call.id", "c1", "TOOL")]
    [InlineData("gen_ai.request.model", "m", "GENERATION")]
    [InlineData("something.else", "x", "SPAN")]
    public async Task Type_IsFoundByTheFirstRuleThatGivesOne(string key, string value, string expected) =>
        Assert.Equal(expected, (string?)(await Map(new() { [key] = value }))["type"]);

    [Fact]
    public async Task Type_DeclaredAsSpan_StaysEvenWithAModel() =>
        Assert.Equal("SPAN", (string?)(await Map(new() { ["langfuse.observation.type"] = "span", ["langfuse.observation.model.name"] = "m" }))["type"]);

    [Theory]
    [InlineData(" warn ", 0, "WARNING")]
    [InlineData("fatal", 0, "ERROR")]
    [InlineData("notice", 2, "DEFAULT")]
    [InlineData("nonsense", 2, "ERROR")]
    [InlineData("verbose", 2, "DEBUG")]
    [InlineData("", 2, "ERROR")]
    [InlineData("", 1, "DEFAULT")]
    public async Task Level_ComesFromTheAttributeElseFromTheStatus(string level, int statusCode, string expected) =>
        Assert.Equal(expected, (string?)(await Map(new() { ["langfuse.observation.level"] = level }, statusCode: statusCode))["level"]);

    [Fact]
    public async Task StatusMessage_OfTheAttribute_GoesBeforeTheStatus()
    {
        Assert.Equal("from status", (string?)(await Map([], statusMessage: "from status"))["statusMessage"]);
        Assert.Equal("own", (string?)(await Map(new() { ["langfuse.observation.status_message"] = "own" }, statusMessage: "from status"))["statusMessage"]);
    }

    [Theory]
    [InlineData("PROD", "prod")]
    [InlineData("langfuse-x", "x")]
    [InlineData("langfuse-langfuse_x", "x")]
    [InlineData("langfuse", "default")]
    [InlineData("has space", "default")]
    [InlineData("a.b", "default")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public async Task Environment_IsNormalised(string given, string expected) =>
        Assert.Equal(expected, (string?)(await Map(new() { ["langfuse.environment"] = given }))["environment"]);

    [Theory]
    [InlineData("""{"input":12,"output":5,"input_cached_tokens":4}""", """{"input":12,"output":5,"input_cached_tokens":4,"total":21}""")]
    [InlineData("""{"input":12,"output":5,"total":17}""", """{"input":12,"output":5,"total":17}""")]
    [InlineData("""{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15,"prompt_tokens_details":{"cached_tokens":4}}""", """{"input":6,"output":5,"total":15,"input_cached_tokens":4}""")]
    [InlineData("""{"input_tokens":10,"output_tokens":5,"total_tokens":15,"output_tokens_details":{"reasoning_tokens":2}}""", """{"input":10,"output":3,"total":15,"output_reasoning_tokens":2}""")]
    [InlineData("""{"input_tokens":10,"output_tokens":5}""", """{"input_tokens":10,"output_tokens":5,"total":15}""")]
    [InlineData("""{"input":1.5,"output":-1,"a":null,"b":true,"c":"7 x","d":3.0}""", """{"c":7,"d":3,"total":10}""")]
    public async Task Usage_OfTheLangfuseKey_TakesOneOfThreeShapes(string given, string expected)
    {
        var observation = await Map(new() { ["langfuse.observation.usage_details"] = given });

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), observation["usageDetails"]), observation["usageDetails"]!.ToJsonString());
    }

    [Fact]
    public async Task Usage_OfGenAiKeys_TakesTheCachedPartOutOfTheInput()
    {
        var observation = await Map(new()
        {
            ["gen_ai.usage.input_tokens"] = 100, ["gen_ai.usage.output_tokens"] = 20, ["gen_ai.usage.cache_read.input_tokens"] = 60,
            ["gen_ai.usage.completion_details.reasoning"] = 5, ["gen_ai.usage.details.odd"] = 1, ["gen_ai.usage.cost"] = 0.25,
        }, "other");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"input":40,"output":15,"input_cached_tokens":60,"output_reasoning_tokens":5,"odd":1,"total":121}"""), observation["usageDetails"]),
            observation["usageDetails"]!.ToJsonString());
        Assert.Equal(0.25, (double)observation["calculatedTotalCost"]!);
    }

    [Theory]
    [InlineData("""{"input":0.1,"output":0.2}""", 0.3)]
    [InlineData("""{"input":0.1,"output":0.2,"total":0.5}""", 0.5)]
    [InlineData("""{"input":0.1,"other":0.2}""", null)]
    public async Task Cost_HasATotalWhenOneCanBeMade(string given, double? expected)
    {
        var total = (double?)(await Map(new() { ["langfuse.observation.cost_details"] = given }))["calculatedTotalCost"];

        Assert.Equal(expected, total is { } number ? Math.Round(number, 9) : null);
    }

    [Fact]
    public async Task UsageCostAndModel_OfAnAgentStep_AreLeftOut()
    {
        var observation = await Map(new()
        {
            ["gen_ai.operation.name"] = "invoke_agent", ["langfuse.observation.usage_details"] = """{"input":1}""",
            ["langfuse.observation.cost_details"] = """{"total":1}""", ["gen_ai.request.model"] = "m",
        });

        Assert.Equal("{}", observation["usageDetails"]!.ToJsonString());
        Assert.Null(observation["calculatedTotalCost"]);
        Assert.Null(observation["model"]);
    }

    [Fact]
    public async Task Model_WithParametersPromptAndFirstToken_IsRead()
    {
        var observation = await Map(new()
        {
            ["langfuse.observation.type"] = "generation",
            ["langfuse.observation.model.name"] = "gpt-4o-mini",
            ["langfuse.observation.model.parameters"] = """{"temperature":0.7,"stream":false,"stop":["\n"],"who":"x"}""",
            ["langfuse.observation.prompt.name"] = "movie-critic",
            ["langfuse.observation.prompt.version"] = 2,
            ["langfuse.observation.completion_start_time"] = "\"2026-02-02T02:40:00.100Z\"",
        });

        Assert.Equal("gpt-4o-mini", (string?)observation["model"]);
        Assert.Equal("""{"temperature":0.7,"stream":"false","stop":"[\"\\n\"]","who":"x"}""", observation["modelParameters"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal(("movie-critic", 2), ((string)observation["promptName"]!, (int)observation["promptVersion"]!));
        Assert.Equal("2026-02-02T02:40:00.100Z", (string?)observation["completionStartTime"]);
        Assert.Equal(0.1, (double)observation["timeToFirstToken"]!);
    }

    [Fact]
    public async Task Metadata_IsFlatTextWithTheTraceOnTop()
    {
        var observation = await Map(new()
        {
            ["langfuse.observation.metadata"] = """{"n":{"x":{"y":2}},"l":[1],"same":"observation"}""",
            ["langfuse.observation.metadata.dotted.key"] = """{"kept":"as text"}""",
            ["langfuse.observation.metadata.flag"] = true,
            ["langfuse.trace.metadata.same"] = "trace",
        });

        var metadata = observation["metadata"]!;
        Assert.Equal(("2", "[1]", "trace", """{"kept":"as text"}""", "true"),
            ((string)metadata["n.x.y"]!, (string)metadata["l"]!, (string)metadata["same"]!, (string)metadata["dotted.key"]!, (string)metadata["flag"]!));
        Assert.Equal("proto-tests", (string?)metadata["resourceAttributes.service.name"]);
        Assert.Equal("langfuse-sdk", (string?)metadata["scope.name"]);
        Assert.Null(metadata["attributes.langfuse.observation.metadata.flag"]);
    }

    [Fact]
    public async Task Metadata_OfAForeignScope_KeepsItsAttributes()
    {
        var observation = await Map(new() { ["http.route"] = "/ask" }, "other");

        Assert.Equal("/ask", (string?)observation["metadata"]!["attributes.http.route"]);
    }

    [Fact]
    public async Task InputAndOutput_ComeFromOneRule()
    {
        var observation = await Map(new() { ["langfuse.observation.input"] = "{\"q\":1}", ["gen_ai.output.messages"] = "ignored" }, "other");

        Assert.Equal("""{"q":1}""", observation["input"]!.ToJsonString());
        Assert.Null(observation["output"]);
    }

    [Fact]
    public async Task InputAndOutput_OfGenAiMessages_HaveTheSystemInstructionFirst()
    {
        var observation = await Map(new()
        {
            ["gen_ai.system_instructions"] = "be short", ["gen_ai.input.messages"] = """[{"role":"user","content":"hi"}]""", ["gen_ai.output.messages"] = """[{"role":"assistant"}]""",
        }, "other");

        Assert.Equal("""[{"role":"system","content":"be short"},{"role":"user","content":"hi"}]""", observation["input"]!.ToJsonString());
        Assert.Equal("""[{"role":"assistant"}]""", observation["output"]!.ToJsonString());
    }

    [Fact]
    public async Task InputAndOutput_OfIndexedKeys_AreRebuilt()
    {
        var observation = await Map(new()
        {
            ["gen_ai.prompt.1.role"] = "user", ["gen_ai.prompt.1.content"] = "hi", ["gen_ai.prompt.0.role"] = "system", ["gen_ai.prompt.0.content"] = "s",
            ["llm.output_messages.0.message.content"] = "ignored, another rule",
        }, "other");

        Assert.Equal("""[{"content":"s","role":"system"},{"content":"hi","role":"user"}]""", observation["input"]!.ToJsonString());
        Assert.Null(observation["output"]);
    }

    [Fact]
    public async Task InputAndOutput_OfMessageEvents_AreLists()
    {
        var observation = await Map([], "other", events:
            [("gen_ai.user.message", new() { ["content"] = "hi" }), ("gen_ai.choice", new() { ["index"] = 0, ["message"] = "hello" })]);

        Assert.Equal("""[{"role":"user","content":"hi"}]""", observation["input"]!.ToJsonString());
        Assert.Equal("""{"index":0,"message":"hello"}""", observation["output"]!.ToJsonString());
    }

    [Fact]
    public async Task ToolName_ReplacesTheSpanName() =>
        Assert.Equal("search", (string?)(await Map(new() { ["gen_ai.tool.name"] = "search" }, "other"))["name"]);
}
