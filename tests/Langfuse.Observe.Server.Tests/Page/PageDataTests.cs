using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Page;

/// <summary>What the page asks the server.</summary>
public sealed class PageDataTests : ServerTest
{
    [Fact]
    public async Task Traces_AreFilteredAndSortedAsAsked()
    {
        await SendThreeAsync();

        var slow = await GetAsync("traces?orderBy=latency.desc");
        var errors = await GetAsync($"traces?filter={Uri.EscapeDataString("""[{"type":"stringOptions","column":"level","operator":"any of","value":["ERROR"]}]""")}");
        var typed = await GetAsync("traces?q=level:warning");
        using var wrong = await Client.TryGetAsync("api/local/traces?orderBy=colour.desc");

        Assert.Equal(["two", "one", "three"], slow["data"]!.AsArray().Select(trace => (string?)trace!["name"]));
        Assert.Equal("three", (string?)Assert.Single(errors["data"]!.AsArray())!["name"]);
        Assert.Equal("three", (string?)Assert.Single(typed["data"]!.AsArray())!["name"]);
        Assert.Equal(400, (int)wrong.StatusCode);
        Assert.Contains("orderBy: 'colour.desc'", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Observations_SayWhereTheyBelong_AndAreFoundByWords()
    {
        await SendThreeAsync();

        var found = await GetAsync("observations?q=type:tool%20needle");

        var row = Assert.Single(found["data"]!.AsArray())!;
        Assert.Equal("two", (string?)row["name"]);
        Assert.Equal(Ids.Trace(2), (string?)row["traceId"]);
        Assert.Equal("bob", (string?)row["userId"]);
    }

    [Fact]
    public async Task Facets_CountValues_AndTheFieldThatIsFilteredAsIfItWereNot()
    {
        await SendThreeAsync();
        var filter = Uri.EscapeDataString("""[{"type":"stringOptions","column":"userId","operator":"any of","value":["ada"]}]""");

        var facets = await GetAsync($"facets/traces?filter={filter}");

        Assert.Equal(["ada 2", "bob 1"], ValuesOf(facets, "userId"));
        Assert.Equal(["default 1", "error 1"], ValuesOf(facets, "level").Select(value => value.ToLowerInvariant()).Order());
        Assert.Equal(["blue 1"], ValuesOf(facets, "tags"));
        Assert.Equal(["span 2"], ValuesOf(facets, "observationType").Select(value => value.ToLowerInvariant()));
        using var unknown = await Client.TryGetAsync("api/local/facets/colours");
        Assert.Equal(404, (int)unknown.StatusCode);
    }

    [Fact]
    public async Task Users_AreSummedUp()
    {
        await SendThreeAsync();

        var users = await GetAsync("users?orderBy=traceCount.desc");

        Assert.Equal(2, (int?)users["total"]);
        var first = users["data"]![0]!;
        Assert.Equal(("ada", 2, 1, 1), ((string?)first["id"], (int?)first["traceCount"], (int?)first["errorCount"], (int?)first["sessionCount"]));
    }

    [Fact]
    public async Task Glance_HasTheRootAndWhatWentWrong()
    {
        await SendThreeAsync();

        var glance = await GetAsync($"traces/{Ids.Trace(3)}/glance");

        Assert.Equal("in of three", (string?)glance["input"]);
        Assert.Equal("broke", (string?)Assert.Single(glance["troubles"]!.AsArray())!["statusMessage"]);
    }

    [Fact]
    public async Task Metrics_AnswersSeveralQuestionsInOrder()
    {
        await SendThreeAsync();
        static string Query(string view) => Uri.EscapeDataString($$"""{"view":"{{view}}","metrics":[{"measure":"count","aggregation":"count"}],"fromTimestamp":"2020-01-01T00:00:00Z","toTimestamp":"2100-01-01T00:00:00Z"}""");

        var answers = await GetAsync($"metrics?query={Query("traces")}&query={Query("scores-numeric")}");

        Assert.Equal([3, 0], answers.AsArray().Select(answer => (int?)answer!["data"]![0]!["count_count"]));
    }

    [Fact]
    public async Task BigTrace_ComesAsRowsOfValues()
    {
        await Client.ExportAsync([.. Enumerable.Range(1, 1200).Select(number => new ProtoSpan
        {
            SpanId = Ids.Span(number), ParentSpanId = number == 1 ? null : Ids.Span(1), Name = $"step-{number % 3}", Start = 1_770_000_000_000_000_000 + (ulong)number * 1_000_000,
        })]);

        var trace = await GetAsync($"traces/{Ids.Trace(1)}");

        var rows = trace["rows"]!.AsArray();
        Assert.Equal(1200, rows.Count);
        Assert.Equal((Ids.Span(1), -1), ((string?)rows[0]![0], (int?)rows[0]![1]));
        Assert.Equal((Ids.Span(5), 0), ((string?)rows[4]![0], (int?)rows[4]![1]));
        Assert.Equal("step-2", (string?)trace["texts"]![(int)rows[4]![3]!]);
        Assert.Null(trace["observations"]);
    }

    private static IEnumerable<string> ValuesOf(JsonNode facets, string field) =>
        facets["data"]!.AsArray().Single(facet => (string?)facet!["field"] == field)!["values"]!.AsArray().Select(value => $"{(string?)value!["value"]} {(int?)value["count"]}");

    private Task<JsonNode> GetAsync(string path) => Client.GetAsync("api/local/" + path);

    private async Task SendThreeAsync()
    {
        await Send(1, "one", "ada", 20, new() { ["session.id"] = "s-1", ["langfuse.trace.tags"] = new[] { "blue" } });
        await Send(2, "two", "bob", 30, new() { ["langfuse.observation.type"] = "tool", ["langfuse.observation.output"] = "a needle in it" });
        await Send(3, "three", "ada", 10, [], "broke");

        async Task Send(int number, string name, string user, int milliseconds, Dictionary<string, object> attributes, string? failure = null)
        {
            var start = 1_770_000_000_000_000_000 + (ulong)number * 1_000_000_000;
            using var sent = await Client.ExportAsync(new ProtoSpan
            {
                TraceId = Ids.Trace(number), SpanId = Ids.Span(number), Name = name, Start = start, End = start + (ulong)milliseconds * 1_000_000, StatusCode = failure is null ? 0 : 2, StatusMessage = failure,
                Attributes = new Dictionary<string, object>(attributes) { ["user.id"] = user, ["langfuse.observation.input"] = $"in of {name}" },
            });
            Assert.True(sent.IsSuccessStatusCode);
        }
    }
}
