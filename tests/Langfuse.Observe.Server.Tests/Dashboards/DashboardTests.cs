using System.Net;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Dashboards;

public sealed class DashboardTests : ServerTest
{
    private const string Chart =
        """{"name":"Cost","view":"observations","dimensions":[{"field":"name"}],"metrics":[{"measure":"totalCost","agg":"sum"}],"filters":[{"column":"type","operator":"any of","type":"stringOptions","value":["GENERATION"]}],"chartType":"HORIZONTAL_BAR","chartConfig":{"row_limit":10}}""";

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, string? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await Client.SendAsync(method, "api/public/unstable/" + path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private Task<JsonNode> PostAsync(string path, string body, HttpStatusCode expected = HttpStatusCode.OK) => SendAsync(HttpMethod.Post, path, body, expected);

    [Fact]
    public async Task Widget_KeepsWhatItWasGiven()
    {
        var made = await PostAsync("dashboard-widgets", Chart);

        Assert.Equal("""{"type":"HORIZONTAL_BAR","row_limit":10}""", made["chartConfig"]!.ToJsonString());
        Assert.Equal(("", "GENERATION"), ((string)made["description"]!, (string)made["filters"]![0]!["value"]![0]!));
        Assert.Equal(made.ToJsonString(), (await SendAsync(HttpMethod.Get, $"dashboard-widgets/{made["id"]}")).ToJsonString());
    }

    [Fact]
    public async Task Widget_OfAnotherChart_HasItsPlainConfig()
    {
        var made = await PostAsync("dashboard-widgets", Chart);

        var changed = await SendAsync(HttpMethod.Patch, $"dashboard-widgets/{made["id"]}", """{"chartType":"PIE"}""");

        Assert.Equal("""{"type":"PIE"}""", changed["chartConfig"]!.ToJsonString());
        Assert.Equal("Cost", (string?)changed["name"]);
    }

    [Fact]
    public async Task Tile_WithoutAPlace_ComesBelowTheOthers()
    {
        var widget = (string)(await PostAsync("dashboard-widgets", Chart))["id"]!;
        var board = (string)(await PostAsync("dashboards", """{"name":"Board"}"""))["id"]!;
        await PostAsync($"dashboards/{board}/placements", $$"""{"type":"widget","widgetId":"{{widget}}","id":"a","height":3}""");

        var second = await PostAsync($"dashboards/{board}/placements", $$"""{"type":"widget","widgetId":"{{widget}}"}""");
        await SendAsync(HttpMethod.Patch, $"dashboards/{board}/placements/a", """{"x":6,"width":4}""");
        var tiles = (await SendAsync(HttpMethod.Get, $"dashboards/{board}"))["definition"]!["widgets"]!.AsArray();

        Assert.Equal((0, 3, 6, 6), ((int)second["x"]!, (int)second["y"]!, (int)second["width"]!, (int)second["height"]!));
        Assert.Equal((6, 0, 4, 3), ((int)tiles[0]!["x"]!, (int)tiles[0]!["y"]!, (int)tiles[0]!["width"]!, (int)tiles[0]!["height"]!));
    }

    [Fact]
    public async Task Widget_ThatIsPlaced_IsDeletedOnlyAfterItsTile()
    {
        var widget = (string)(await PostAsync("dashboard-widgets", Chart))["id"]!;
        var board = (string)(await PostAsync("dashboards", $$"""{"name":"Board","definition":{"widgets":[{"type":"widget","widgetId":"{{widget}}","id":"a"}] } }"""))["id"]!;

        var refused = await SendAsync(HttpMethod.Delete, $"dashboard-widgets/{widget}", null, HttpStatusCode.Conflict);
        await SendAsync(HttpMethod.Delete, $"dashboards/{board}/placements/a");
        await SendAsync(HttpMethod.Delete, $"dashboard-widgets/{widget}");

        Assert.Equal("conflict", (string?)refused["code"]);
        Assert.Contains("Board", (string?)refused["message"], StringComparison.Ordinal);
        await SendAsync(HttpMethod.Get, $"dashboard-widgets/{widget}", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Lists_GiveTheLastChangedFirst()
    {
        var first = (string)(await PostAsync("dashboards", """{"name":"one"}"""))["id"]!;
        await PostAsync("dashboards", """{"name":"two"}""");
        await SendAsync(HttpMethod.Patch, $"dashboards/{first}", """{"filters":[{"column":"environment","operator":"=","type":"string","value":"prod"}]}""");

        var page = await SendAsync(HttpMethod.Get, "dashboards?limit=1");

        Assert.Equal(("one", 2), ((string)page["data"]![0]!["name"]!, (int)page["meta"]!["totalItems"]!));
    }

    [Theory]
    [InlineData("dashboard-widgets", """{"name":"w","view":"traces","dimensions":[],"metrics":[{"measure":"count","agg":"count"}],"filters":[],"chartType":"PIE"}""", "'traces' is not one of")]
    [InlineData("dashboard-widgets", """{"name":"w","view":"observations","dimensions":[{"field":"colour"}],"metrics":[{"measure":"count","agg":"count"}],"filters":[],"chartType":"PIE"}""", "'colour' is none of observations")]
    [InlineData("dashboard-widgets", """{"name":"w","view":"observations","dimensions":[],"metrics":[],"filters":[],"chartType":"PIE"}""", "at least one {measure, agg}")]
    [InlineData("dashboard-widgets", """{"name":"w","view":"observations","dimensions":[],"metrics":[{"measure":"count","agg":"count"}],"filters":[],"chartType":"PIE","chartConfig":{"type":"NUMBER"}}""", "is not the chartType")]
    [InlineData("dashboard-widgets", """{"name":"w","view":"observations","metrics":[{"measure":"count","agg":"count"}],"filters":[],"chartType":"PIE"}""", "dimensions: required")]
    [InlineData("dashboards", """{"name":"b","definition":{"widgets":[{"type":"widget","widgetId":"none"}]}}""", "there is no widget 'none'")]
    [InlineData("dashboards", """{"name":"b","definition":{"widgets":[{"type":"preset","presetId":"p","x":12}]}}""", "definition.widgets[0].x")]
    [InlineData("dashboards", """{"name":"b","filters":[{"column":"a","operator":"~","type":"string","value":"x"}]}""", "filter[0].operator")]
    public async Task Body_ThatCannotBe_NamesTheField(string path, string body, string named)
    {
        var refused = await PostAsync(path, body, HttpStatusCode.BadRequest);

        Assert.Equal("invalid_body", (string?)refused["code"]);
        Assert.Contains(named, (string?)refused["message"], StringComparison.Ordinal);
        Assert.NotEmpty(refused["details"]!["issues"]!.AsArray());
    }
}
