using System.Net;
using System.Text.Json.Nodes;
using Langfuse.Observe.LocalServer.Costs;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Costs;

public class PricingTests : ServerTest
{
    private static ProtoSpan Generation(string model, string? usage = null, string? cost = null, string at = "2026-02-02T02:40:00Z") => new()
    {
        Start = Nano(at),
        End = Nano(at) + 1,
        Attributes =
        {
            ["langfuse.observation.type"] = "generation",
            ["langfuse.observation.model.name"] = model,
            ["langfuse.observation.usage_details"] = usage ?? "",
            ["langfuse.observation.cost_details"] = cost ?? "",
        },
    };

    private static ulong Nano(string time) => (ulong)DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds() * 1_000_000;

    private async Task<JsonNode> PostAsync(string path, string body)
    {
        using var response = await Client.PostAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private async Task<JsonNode> V2Async() => (await Client.GetAsync("api/public/v2/observations?fields=core,model,usage,metadata"))["data"]![0]!;

    private async Task<JsonNode> PageAsync() => (await Client.GetAsync($"api/local/traces/{Ids.Trace(1)}"))["observations"]![0]!["pricing"]!;

    [Fact]
    public async Task Cost_SaysByWhichPricesItWasComputed()
    {
        using var sent = await Client.ExportAsync(Generation("claude-sonnet-4-5-20250929", """{"input":200001,"output":10}"""));

        var (row, pricing) = (await V2Async(), await PageAsync());
        Assert.Equal(("built-in-claude-sonnet-4-5", "0.000006", "Over 200,000 input tokens"), ((string)row["modelId"]!, (string)row["inputPrice"]!, (string)row["usagePricingTierName"]!));
        Assert.Equal(("prices", "claude-sonnet-4-5", true), ((string)pricing["by"]!, (string)pricing["model"]!, (bool)pricing["isBuiltIn"]!));
        Assert.Equal(1.200231, (double)row["totalCost"]!, 9);
        Assert.Equal(0.000006, (double)(await Client.ObservationAsync())["inputPrice"]!);
    }

    [Fact]
    public async Task Cost_OfTheClient_SaysSo()
    {
        using var sent = await Client.ExportAsync(Generation("gpt-4o", """{"input":10}""", """{"total":7}"""));

        Assert.Equal("client", (string?)(await PageAsync())["by"]);
    }

    [Theory]
    [InlineData("claude-sonnet-4-0", "input_cached_tokens", 0.3)]
    [InlineData("claude-sonnet-4-0", "cache_read_input_tokens", 0.3)]
    [InlineData("claude-sonnet-4-0", "cache_creation_input_tokens", 3.75)]
    [InlineData("claude-sonnet-4-0", "input_cache_creation_5m", 3.75)]
    [InlineData("claude-sonnet-4-0", "input_cache_creation_1h", 6)]
    [InlineData("claude-sonnet-4-0", "output_reasoning_tokens", 15)]
    [InlineData("gpt-realtime", "input_audio_tokens", 32)]
    [InlineData("gpt-realtime", "output_audio", 64)]
    [InlineData("gpt-realtime", "input_cached_audio", 0.4)]
    [InlineData("us.anthropic.claude-opus-4-1-20250805-v1:0", "input", 15)]
    [InlineData("gpt-4o-2024-05-13", "output", 15)]
    public async Task Kind_HasItsPrice_UnderEveryOfItsNames(string model, string kind, double perMillion)
    {
        using var sent = await Client.ExportAsync(Generation(model, $$"""{"{{kind}}":1000000}"""));

        Assert.Equal(perMillion, (double)(await V2Async())["totalCost"]!, 9);
    }

    [Theory]
    [InlineData("2025-06-09T23:59:59Z", 10)]
    [InlineData("2025-06-10T00:00:00Z", 2)]
    public async Task Price_ThatChanged_HoldsFromItsDay(string start, double perMillion)
    {
        using var sent = await Client.ExportAsync(Generation("o3", """{"input":1000000}""", at: start));

        Assert.Equal(perMillion, (double)(await V2Async())["totalCost"]!, 9);
    }

    [Fact]
    public void EveryBuiltInModel_MatchesItsOwnName_AndHasOneDefault()
    {
        Assert.True(BuiltInModels.All.Count > 150);
        Assert.All(BuiltInModels.All, model => Assert.Single(model.Tiers, tier => tier.IsDefault));
        Assert.Equal(BuiltInModels.All.Count, BuiltInModels.All.Select(model => model.Id).Distinct().Count());
    }

    [Fact]
    public async Task Recompute_TakesTheNewPrices_AndLeavesWhatClientsSent()
    {
        using var first = await Client.ExportAsync(Generation("mine", """{"input":100}"""), new ProtoSpan
        {
            SpanId = Ids.Span(2), ParentSpanId = Ids.Span(1),
            Attributes = { ["langfuse.observation.type"] = "generation", ["langfuse.observation.model.name"] = "mine", ["langfuse.observation.usage_details"] = """{"input":5}""", ["langfuse.observation.cost_details"] = """{"total":7}""" },
        });
        var model = await PostAsync("api/public/models", """{"modelName":"mine","matchPattern":"^mine$","inputPrice":0.01}""");

        var told = await PostAsync("api/local/costs/recompute", "");

        Assert.Equal((2, 1), ((int)told["observations"]!, (int)told["changed"]!));
        Assert.Equal(1.0, (double)(await Client.ObservationAsync())["calculatedTotalCost"]!, 9);
        Assert.Equal(7.0, (double)(await Client.ObservationAsync(Ids.Span(2)))["calculatedTotalCost"]!, 9);
        Assert.Equal(8.0, (double)(await Client.GetAsync($"api/public/traces/{Ids.Trace(1)}"))["totalCost"]!, 9);

        using var gone = await Client.SendAsync(HttpMethod.Delete, $"api/public/models/{model["id"]}");
        Assert.Equal(1, (int)(await PostAsync("api/local/costs/recompute", ""))["changed"]!);
        Assert.Null((await Client.ObservationAsync())["calculatedTotalCost"]);
        Assert.Equal(0, (int)(await Client.GetAsync("api/local/counts"))["duplicates"]!);
    }

    [Fact]
    public async Task Usage_ThatALaterEventChanges_IsPricedAnew()
    {
        await PostAsync("api/public/ingestion", """
            {"batch":[{"id":"1","type":"generation-create","timestamp":"2026-01-01T00:00:00Z","body":{"id":"g","traceId":"t","model":"gpt-4o","usageDetails":{"input":1000000}}},
                      {"id":"2","type":"generation-update","timestamp":"2026-01-01T00:00:01Z","body":{"id":"g","traceId":"t","usageDetails":{"input":2000000}}}]}
            """);

        Assert.Equal(5.0, (double)(await Client.GetAsync("api/public/observations/g"))["calculatedTotalCost"]!, 9);
    }

    [Fact]
    public async Task Observation_ThatWasNotEnded_HasNoEnd()
    {
        await PostAsync("api/public/ingestion", """
            {"batch":[{"id":"1","type":"span-create","timestamp":"2026-01-01T00:00:00Z","body":{"id":"open","traceId":"t","startTime":"2026-01-01T00:00:00Z"}},
                      {"id":"2","type":"span-create","timestamp":"2026-01-01T00:00:00Z","body":{"id":"ended","traceId":"t","startTime":"2026-01-01T00:00:00Z"}},
                      {"id":"3","type":"span-update","timestamp":"2026-01-01T00:00:02Z","body":{"id":"ended","traceId":"t","endTime":"2026-01-01T00:00:02Z"}}]}
            """);

        var (open, ended) = (await Client.GetAsync("api/public/observations/open"), await Client.GetAsync("api/public/observations/ended"));
        Assert.Null(open["endTime"]);
        Assert.Null(open["latency"]);
        Assert.Equal(("2026-01-01T00:00:02.000Z", 2.0), ((string)ended["endTime"]!, (double)ended["latency"]!));
    }

    [Fact]
    public async Task Tokens_ThatTheProgramDidNotSend_AreCountedAndMarked()
    {
        using var sent = await Client.ExportAsync(new ProtoSpan
        {
            Attributes =
            {
                ["langfuse.observation.type"] = "generation",
                ["langfuse.observation.model.name"] = "gpt-4o",
                ["langfuse.observation.input"] = """[{"role":"user","content":"hello world"}]""",
                ["langfuse.observation.output"] = "hello world",
            },
        });

        var row = await Client.ObservationAsync();
        Assert.Equal((9, 2, 11), ((int)row["usageDetails"]!["input"]!, (int)row["usageDetails"]!["output"]!, (int)row["usageDetails"]!["total"]!));
        Assert.Equal("true", (string?)row["metadata"]!["usage_estimated"]);
        Assert.Equal("o200k_base", (string?)(await PageAsync())["tokenizer"]);
        Assert.Equal(0.0000425, (double)row["calculatedTotalCost"]!, 12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tokens_OfACallAroundAnother_AreCountedThere(bool together)
    {
        var inner = new ProtoSpan
        {
            SpanId = Ids.Span(3), ParentSpanId = Ids.Span(2),
            Attributes = { ["langfuse.observation.type"] = "generation", ["langfuse.observation.model.name"] = "gpt-4o", ["langfuse.observation.usage_details"] = """{"input":7}""" },
        };
        var between = new ProtoSpan { SpanId = Ids.Span(2), ParentSpanId = Ids.Span(1) };
        var outer = new ProtoSpan
        {
            Attributes = { ["langfuse.observation.type"] = "generation", ["langfuse.observation.model.name"] = "gpt-4o", ["langfuse.observation.input"] = "hello" },
        };
        foreach (var export in together ? (ProtoSpan[][])[[inner, between, outer]] : [[inner, between], [outer]])
        {
            using var sent = await Client.ExportAsync(export);
        }

        Assert.Empty((await Client.ObservationAsync())["usageDetails"]!.AsObject());
        Assert.Equal(0.0000175, (double)(await Client.GetAsync($"api/public/traces/{Ids.Trace(1)}"))["totalCost"]!, 12);
    }

    [Theory]
    [InlineData("gpt-4o", "span", "DEFAULT")]
    [InlineData("gpt-4o", "generation", "ERROR")]
    [InlineData("unknown", "generation", "DEFAULT")]
    [InlineData("claude-opus-4-1", "generation", "DEFAULT")]
    public async Task Tokens_ThatCannotBeKnown_AreNotCounted(string model, string type, string level)
    {
        using var sent = await Client.ExportAsync(new ProtoSpan
        {
            Attributes =
            {
                ["langfuse.observation.type"] = type, ["langfuse.observation.model.name"] = model, ["langfuse.observation.level"] = level, ["langfuse.observation.input"] = "hello",
            },
        });

        Assert.Empty((await Client.ObservationAsync())["usageDetails"]!.AsObject());
    }

    [Fact]
    public async Task LongText_IsExtrapolated()
    {
        using var sent = await Client.ExportAsync(new ProtoSpan
        {
            Attributes =
            {
                ["langfuse.observation.type"] = "generation", ["langfuse.observation.model.name"] = "gpt-4o", ["langfuse.observation.input"] = string.Concat(Enumerable.Repeat("hello ", 100_000)),
            },
        });

        Assert.InRange((int)(await Client.ObservationAsync())["usageDetails"]!["input"]!, 99_000, 101_000);
    }

    [Fact]
    public async Task Options_TurnBuiltInPricesAndCountingOff()
    {
        await using var server = await LangfuseLocalServer.StartAsync(new() { BuiltInPrices = false, EstimateTokens = false });
        using var client = new ServerClient(server);
        using var sent = await client.ExportAsync(Generation("gpt-4o", """{"input":10}"""));
        await using var counting = await LangfuseLocalServer.StartAsync(new() { EstimateTokens = false });
        using var other = new ServerClient(counting);
        var span = Generation("gpt-4o");
        span.Attributes["langfuse.observation.input"] = "hello";
        using var also = await other.ExportAsync(span);

        Assert.Null((await client.ObservationAsync())["calculatedTotalCost"]);
        Assert.Empty((await client.GetAsync("api/public/models"))["data"]!.AsArray());
        Assert.Empty((await other.ObservationAsync())["usageDetails"]!.AsObject());
        using var refused = await client.TryGetAsync("api/public/models/built-in-gpt-4o");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }
}
