using System.Net;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Costs;

public class ModelTests : ServerTest
{
    private async Task<JsonNode> SendAsync(HttpMethod method, string path, string? body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await Client.SendAsync(method, "api/public/models" + path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private async Task<JsonNode> GenerationAsync(string model, string usage, string? cost = null)
    {
        var span = new ProtoSpan { Attributes = { ["langfuse.observation.type"] = "generation", ["langfuse.observation.model.name"] = model, ["langfuse.observation.usage_details"] = usage } };
        if (cost is not null)
        {
            span.Attributes["langfuse.observation.cost_details"] = cost;
        }

        using var sent = await Client.ExportAsync(span);
        return await Client.ObservationAsync();
    }

    [Fact]
    public async Task Cost_OfAKnownModel_IsComputedFromItsUsage()
    {
        var row = await GenerationAsync("gpt-4o-2024-08-06", """{"input":1000,"input_cached_tokens":2000,"output":100,"output_reasoning_tokens":300}""");

        Assert.Equal(0.0025, (double)row["costDetails"]!["input"]!, 12);
        Assert.Equal(0.0025, (double)row["costDetails"]!["input_cached_tokens"]!, 12);
        Assert.Equal(0.003, (double)row["costDetails"]!["output_reasoning_tokens"]!, 12);
        Assert.Equal(0.009, (double)row["calculatedTotalCost"]!, 12);
        Assert.Equal(0.009, (double)(await Client.GetAsync($"api/public/traces/{Ids.Trace(1)}"))["totalCost"]!, 12);
    }

    [Fact]
    public async Task Cost_ThatTheClientSent_Stands() => Assert.Equal(7, (double)(await GenerationAsync("gpt-4o", """{"input":1000}""", """{"total":7}"""))["calculatedTotalCost"]!);

    [Fact]
    public async Task Cost_OfAnUnknownModel_IsNone() => Assert.Null((await GenerationAsync("my-model", """{"input":1000}"""))["calculatedTotalCost"]);

    [Fact]
    public async Task OwnModel_WinsOverABuiltInOne_AndMayBeFree()
    {
        await SendAsync(HttpMethod.Post, "", """{"modelName":"gpt-4o","matchPattern":"^gpt-4o$","unit":"TOKENS","inputPrice":0,"outputPrice":0}""");

        Assert.Equal(0, (double)(await GenerationAsync("gpt-4o", """{"input":1000,"output":5}"""))["calculatedTotalCost"]!);
        var listed = (await Client.GetAsync("api/public/models?limit=100"))["data"]!.AsArray();
        Assert.False((bool)listed.Single(model => (string?)model!["modelName"] == "gpt-4o")!["isLangfuseManaged"]!);
        Assert.Contains(listed, model => (bool)model!["isLangfuseManaged"]!);
    }

    [Fact]
    public async Task Tier_HoldsWhenItsConditionsDo()
    {
        await SendAsync(HttpMethod.Post, "", """
            {"modelName":"long","matchPattern":"(?i)^LONG$","pricingTiers":[
              {"name":"Standard","isDefault":true,"priority":0,"conditions":[],"prices":{"input":0.001}},
              {"name":"Long","isDefault":false,"priority":1,"conditions":[{"usageDetailPattern":"^input","operator":"gt","value":100,"caseSensitive":false}],"prices":{"input":0.01}}]}
            """);

        Assert.Equal(0.1, (double)(await GenerationAsync("long", """{"input":100}"""))["calculatedTotalCost"]!, 9);
        Assert.Equal(1.01, (double)(await GenerationAsync("long", """{"input":101}"""))["calculatedTotalCost"]!, 9);
    }

    [Fact]
    public async Task Model_IsReplacedAndDeleted_AndABuiltInOneIsNot()
    {
        var made = await SendAsync(HttpMethod.Post, "", """{"modelName":"m","matchPattern":"^m$","totalPrice":1}""");
        var replaced = await SendAsync(HttpMethod.Put, $"/{made["id"]}", """{"modelName":"m2","matchPattern":"^m2$","inputPrice":2}""");

        Assert.Equal((1.0, "m2", 2.0), ((double)made["totalPrice"]!, (string)replaced["modelName"]!, (double)replaced["prices"]!["input"]!["price"]!));
        await SendAsync(HttpMethod.Delete, $"/{made["id"]}", null);
        await SendAsync(HttpMethod.Get, $"/{made["id"]}", null, HttpStatusCode.NotFound);
        Assert.Contains("Built-in", (string?)(await SendAsync(HttpMethod.Delete, "/built-in-gpt-4o", null, HttpStatusCode.BadRequest))["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"modelName":"m","matchPattern":"("}""", "not a regular expression")]
    [InlineData("""{"modelName":"m","matchPattern":"m"}""", "at least one price")]
    [InlineData("""{"modelName":"m","matchPattern":"m","totalPrice":1,"inputPrice":1}""", "stands alone")]
    [InlineData("""{"modelName":"m","matchPattern":"m","inputPrice":-1}""", "from 0")]
    [InlineData("""{"modelName":"m","matchPattern":"m","inputPrice":1e999}""", "finite")]
    [InlineData("""{"modelName":"m","matchPattern":"m","unit":"MILES","inputPrice":1}""", "'MILES' is not one of")]
    [InlineData("""{"modelName":"m","matchPattern":"m","pricingTiers":[]}""", "exactly one is the default")]
    public async Task Model_ThatCannotBe_NamesTheField(string body, string named) => Assert.Contains(
        named, System.Text.RegularExpressions.Regex.Unescape((await SendAsync(HttpMethod.Post, "", body, HttpStatusCode.BadRequest)).ToJsonString()), StringComparison.Ordinal);
}
