using System.Net;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Endpoints;

public class TraceEndpointsTests : ServerTest
{
    private const ulong Second = 1_000_000_000;
    private const ulong Start = 1_770_000_000 * Second;

    private Task<HttpResponseMessage> Send(int number, Dictionary<string, object> attributes, string name = "work") => Client.ExportAsync(
        new ProtoSpan { TraceId = Ids.Trace(number), SpanId = Ids.Span(number), Name = name, Start = Start + (ulong)number * Second, Attributes = attributes });

    private async Task<string[]> Numbers(string query) =>
        [.. (await Client.GetAsync("api/public/traces?" + query))["data"]!.AsArray().Select(trace => ((string)trace!["id"]!)[^1..])];

    [Fact]
    public async Task List_WithFilters_GivesTheTracesThatMatch()
    {
        await Send(1, new() { ["user.id"] = "ada", ["langfuse.trace.tags"] = new[] { "production", "support" }, ["langfuse.environment"] = "prod" }, "a");
        await Send(2, new() { ["user.id"] = "bob", ["langfuse.trace.tags"] = new[] { "production" }, ["session.id"] = "s", ["langfuse.environment"] = "dev" }, "b");
        await Send(3, new() { ["langfuse.version"] = "1.4", ["langfuse.release"] = "r1", ["langfuse.trace.name"] = "c" });

        Assert.Equal(["3", "2", "1"], await Numbers(""));
        Assert.Equal(["1", "2", "3"], await Numbers("orderBy=timestamp.asc"));
        Assert.Equal(["2", "1"], await Numbers("tags=production"));
        Assert.Equal(["1"], await Numbers("tags=production&tags=support"));
        Assert.Equal(["1"], await Numbers("userId=ada"));
        Assert.Equal(["2"], await Numbers("sessionId=s"));
        Assert.Equal(["3"], await Numbers("name=c"));
        Assert.Equal(["3"], await Numbers("version=1.4&release=r1"));
        Assert.Equal(["2", "1"], await Numbers("environment=prod&environment=dev"));
        Assert.Equal(["2"], await Numbers("fromTimestamp=2026-02-02T02:40:02Z&toTimestamp=2026-02-02T02:40:03Z"));
    }

    [Fact]
    public async Task List_InPages_SaysHowManyThereAre()
    {
        for (var number = 1; number <= 5; number++)
        {
            await Send(number, []);
        }

        var page = await Client.GetAsync("api/public/traces?page=2&limit=2");

        Assert.Equal("""{"page":2,"limit":2,"totalItems":5,"totalPages":3}""", page["meta"]!.ToJsonString());
        Assert.Equal(["3", "2"], page["data"]!.AsArray().Select(trace => ((string)trace!["id"]!)[^1..]));
    }

    [Theory]
    [InlineData("limit=101")]
    [InlineData("limit=0")]
    [InlineData("page=x")]
    [InlineData("orderBy=colour.asc")]
    [InlineData("orderBy=timestamp.up")]
    [InlineData("fromTimestamp=soon")]
    public async Task List_WithAQueryThatCannotBe_Is400(string query)
    {
        using var response = await Client.TryGetAsync("api/public/traces?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Invalid request data", (string?)(await BodyOf(response))["message"]);
    }

    [Fact]
    public async Task List_WithFieldGroups_LeavesTheOthersEmpty()
    {
        await Send(1, new() { ["langfuse.observation.input"] = "q", ["langfuse.observation.cost_details"] = """{"total":1}""" });

        var all = (await Client.GetAsync("api/public/traces"))["data"]![0]!;
        var core = (await Client.GetAsync("api/public/traces?fields=core"))["data"]![0]!;

        Assert.Equal(("q", 1), ((string)all["input"]!, (int)all["totalCost"]!));
        Assert.Equal(Ids.Span(1), (string?)all["observations"]![0]);
        Assert.Null(core["input"]);
        Assert.Equal((-1, -1), ((int)core["latency"]!, (int)core["totalCost"]!));
        Assert.Empty(core["observations"]!.AsArray());
    }

    [Fact]
    public async Task Get_OfATrace_EmbedsItsScores()
    {
        await Send(1, []);
        await Client.PostAsync("api/public/scores", $$"""{"id":"s","name":"accuracy","value":1,"traceId":"{{Ids.Trace(1)}}"}""");

        var trace = await Client.GetAsync($"api/public/traces/{Ids.Trace(1)}");

        Assert.Equal("accuracy", (string?)trace["scores"]![0]!["name"]);
        Assert.Equal($"/project/local/traces/{Ids.Trace(1)}", (string?)trace["htmlPath"]);
    }

    [Fact]
    public async Task Get_OfAnUnknownTrace_Is404WithTheName()
    {
        using var response = await Client.TryGetAsync("api/public/traces/none");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("LangfuseNotFoundError", (string?)(await BodyOf(response))["error"]);
    }

    [Fact]
    public async Task Delete_OfTraces_TakesTheirObservationsAndScoresAlong()
    {
        for (var number = 1; number <= 3; number++)
        {
            await Send(number, []);
        }

        await Client.PostAsync("api/public/scores", $$"""{"name":"n","value":1,"traceId":"{{Ids.Trace(2)}}"}""");

        using var one = await Client.SendAsync(HttpMethod.Delete, $"api/public/traces/{Ids.Trace(1)}");
        using var many = await Client.SendAsync(HttpMethod.Delete, "api/public/traces", $$"""{"traceIds":["{{Ids.Trace(2)}}","unknown"]}""");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (one.StatusCode, many.StatusCode));
        Assert.Equal("Traces deleted successfully", (string?)(await BodyOf(many))["message"]);
        var counts = await Client.GetAsync("api/local/counts");
        Assert.Equal((1, 1, 0), ((int)counts["traces"]!, (int)counts["observations"]!, (int)counts["scores"]!));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"traceIds":[]}""")]
    [InlineData("""{"traceIds":[1]}""")]
    [InlineData("""{"traceIds":["a"],"more":1}""")]
    public async Task Delete_WithABodyThatIsNotStrict_Is400(string body)
    {
        using var response = await Client.SendAsync(HttpMethod.Delete, "api/public/traces", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
