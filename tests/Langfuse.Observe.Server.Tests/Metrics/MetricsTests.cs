using System.Net;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Metrics;

public class MetricsTests : ServerTest
{
    private const ulong Second = 1_000_000_000;
    private const ulong Start = 1_770_000_000 * Second;

    // Ten generations a minute apart, of 100 to 1000 ms, with the cost and tokens of their number; every second one by ada, every fifth an error.
    private async Task SendAsync()
    {
        var spans = Enumerable.Range(1, 10).Select(number => new ProtoSpan
        {
            TraceId = Ids.Trace(number), SpanId = Ids.Span(number), Name = "llm", Start = Start + ((ulong)number * 60 * Second), End = Start + ((ulong)number * 60 * Second) + ((ulong)number * 100_000_000),
            StatusCode = number % 5 == 0 ? 2 : 0,
            Attributes =
            {
                ["langfuse.observation.type"] = "generation", ["langfuse.observation.model.name"] = number <= 4 ? "small" : "large", ["user.id"] = number % 2 == 0 ? "ada" : "bob",
                ["langfuse.observation.cost_details"] = $$"""{"input":{{number}},"output":{{number}}}""", ["langfuse.observation.usage_details"] = $$"""{"input":{{number}},"output":{{number}}}""",
                ["langfuse.trace.tags"] = new[] { "t" }, ["langfuse.observation.metadata.k"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
        });
        using var sent = await Client.ExportAsync([.. spans]);
        foreach (var (name, value) in ((string, string)[])[("accuracy", "0.5"), ("accuracy", "1"), ("tone", "\"kind\""), ("tone", "\"kind\""), ("tone", "\"rude\"")])
        {
            using var scored = await Client.PostAsync("api/public/scores", $$"""{"name":"{{name}}","value":{{value}},"traceId":"{{Ids.Trace(2)}}"}""");
            Assert.True(scored.IsSuccessStatusCode);
        }
    }

    private static string Path(string view, string members, bool isV2 = true, string from = "2020-01-01T00:00:00Z") =>
        $"api/public/{(isV2 ? "v2/" : "")}metrics?query=" + Uri.EscapeDataString($$"""{"view":"{{view}}",{{members}},"fromTimestamp":"{{from}}","toTimestamp":"2050-01-01T00:00:00Z"}""");

    private async Task<JsonArray> RowsAsync(string view, string members, bool isV2 = true) => (await Client.GetAsync(Path(view, members, isV2)))["data"]!.AsArray();

    [Fact]
    public async Task Observations_AreAddedUpByEveryAggregation()
    {
        await SendAsync();

        var row = (await RowsAsync("observations", """
            "metrics":[{"measure":"count","aggregation":"count"},{"measure":"latency","aggregation":"p50"},{"measure":"latency","aggregation":"p90"},{"measure":"latency","aggregation":"avg"},{"measure":"latency","aggregation":"max"},
            {"measure":"totalCost","aggregation":"sum"},{"measure":"totalTokens","aggregation":"sum"},{"measure":"latency","aggregation":"histogram"}],"config":{"bins":3}
            """)).Single()!;

        Assert.Equal((10, 550.0, 910.0, 550.0, 1000.0), ((int)row["count_count"]!, (double)row["p50_latency"]!, (double)row["p90_latency"]!, (double)row["avg_latency"]!, (double)row["max_latency"]!));
        Assert.Equal((110.0, 110.0), ((double)row["sum_totalCost"]!, (double)row["sum_totalTokens"]!));
        Assert.Equal("[[100,400,3],[400,700,3],[700,1000,4]]", row["histogram_latency"]!.ToJsonString());
    }

    [Fact]
    public async Task Groups_AreByDimensionTimeAndInOrder()
    {
        await SendAsync();
        const string Count = """ "metrics":[{"measure":"count","aggregation":"count"},{"measure":"totalCost","aggregation":"sum"}] """;

        var models = await RowsAsync("observations", $$""" "dimensions":[{"field":"providedModelName"}],{{Count}},"orderBy":[{"field":"sum_totalCost","direction":"asc"}] """);
        var minutes = await RowsAsync("observations", $$""" "timeDimension":{"granularity":"minute"},{{Count}} """);
        var weeks = await RowsAsync("observations", $$""" "timeDimension":{"granularity":"week"},{{Count}} """);
        var errors = await RowsAsync("observations", $$""" {{Count}},"filters":[{"type":"string","column":"level","operator":"=","value":"ERROR"},{"type":"stringObject","column":"metadata","key":"k","operator":"=","value":"5"}] """);
        var tags = await RowsAsync("observations", $$""" "dimensions":[{"field":"tags"}],{{Count}} """);
        var users = await RowsAsync("traces", """ "dimensions":[{"field":"userId"}],"metrics":[{"measure":"count","aggregation":"count"},{"measure":"latency","aggregation":"p95"}] """, isV2: false);

        Assert.Equal([("small", 4, 20.0), ("large", 6, 90.0)], models.Select(row => ((string)row!["providedModelName"]!, (int)row["count_count"]!, (double)row["sum_totalCost"]!)));
        Assert.Equal("2026-02-02T02:41:00.000Z", (string?)minutes[0]!["time_dimension"]);
        Assert.Equal(10, minutes.Count);
        Assert.Equal("2026-02-02T00:00:00.000Z", (string?)weeks.Single()!["time_dimension"]);
        Assert.Equal(1, (int)errors.Single()!["count_count"]!);
        Assert.Equal("""["t"]""", tags.Single()!["tags"]!.ToJsonString());
        Assert.Equal(5, (int)users.Single(row => (string?)row!["userId"] == "ada")!["count_count"]!);
    }

    [Fact]
    public async Task Scores_AreAddedUpByKind()
    {
        await SendAsync();

        var numbers = (await RowsAsync("scores-numeric", """ "dimensions":[{"field":"name"},{"field":"traceName"}],"metrics":[{"measure":"value","aggregation":"avg"}] """)).Single()!;
        var labels = await RowsAsync("scores-categorical", """ "dimensions":[{"field":"stringValue"}],"metrics":[{"measure":"count","aggregation":"count"}] """);

        Assert.Equal(("accuracy", "llm", 0.75), ((string)numbers["name"]!, (string)numbers["traceName"]!, (double)numbers["avg_value"]!));
        Assert.Equal([("kind", 2), ("rude", 1)], labels.Select(row => ((string)row!["stringValue"]!, (int)row["count_count"]!)));
    }

    [Fact]
    public async Task Quantile_OfNothing_IsNull()
    {
        var row = (await RowsAsync("observations", """ "metrics":[{"measure":"latency","aggregation":"p95"},{"measure":"latency","aggregation":"histogram"},{"measure":"count","aggregation":"count"}] """)).Single()!;

        Assert.Null(row["p95_latency"]);
        Assert.Equal(0, (int)row["count_count"]!);
    }

    [Theory]
    [InlineData("traces", """ "metrics":[{"measure":"count","aggregation":"count"}] """, "view: 'traces' is not one of")]
    [InlineData("observations", """ "metrics":[] """, "at least one")]
    [InlineData("observations", """ "metrics":[{"measure":"beauty","aggregation":"sum"}] """, "'beauty' is none of observations")]
    [InlineData("observations", """ "metrics":[{"measure":"count","aggregation":"median"}] """, "'median' is not one of")]
    [InlineData("observations", """ "metrics":[{"measure":"count","aggregation":"count"}],"dimensions":[{"field":"colour; DROP TABLE traces"}] """, "is none of observations")]
    [InlineData("observations", """ "metrics":[{"measure":"count","aggregation":"count"}],"dimensions":[{"field":"userId"}] """, "row_limit")]
    [InlineData("observations", """ "metrics":[{"measure":"count","aggregation":"count"}],"orderBy":[{"field":"x","direction":"asc"}] """, "'x' is not in the answer")]
    [InlineData("observations", """ "metrics":[{"measure":"count","aggregation":"count"}],"config":{"row_limit":5000} """, "from 1 to 1000")]
    [InlineData("observations", """ "metrics":[{"measure":"count","aggregation":"count"}],"filters":[{"type":"string","column":"colour","operator":"=","value":"red"}] """, "'colour' is not a field")]
    public async Task Query_ThatCannotBe_NamesTheField(string view, string members, string named)
    {
        using var response = await Client.TryGetAsync(Path(view, members));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(named, System.Text.RegularExpressions.Regex.Unescape(await response.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/public/v2/metrics")]
    [InlineData("api/public/metrics?query=nonsense")]
    [InlineData("api/public/v2/metrics?query=[]")]
    public async Task Query_ThatIsNone_Is400(string path)
    {
        using var response = await Client.TryGetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
