using System.Net;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Scores;

public class ScoreTests : ServerTest
{
    [Theory]
    [InlineData("""{"name":"accuracy","value":0.93,"dataType":"NUMERIC","traceId":"t"}""", "NUMERIC", "0.93", null)]
    [InlineData("""{"name":"accuracy","value":3,"traceId":"t"}""", "NUMERIC", "3", null)]
    [InlineData("""{"name":"is_correct","value":1,"dataType":"BOOLEAN","traceId":"t"}""", "BOOLEAN", "1", "True")]
    [InlineData("""{"name":"is_correct","value":0,"dataType":"BOOLEAN","traceId":"t"}""", "BOOLEAN", "0", "False")]
    [InlineData("""{"name":"tone","value":"friendly","dataType":"CATEGORICAL","traceId":"t","observationId":"o"}""", "CATEGORICAL", "0", "friendly")]
    [InlineData("""{"name":"tone","value":"friendly","sessionId":"s"}""", "CATEGORICAL", "0", "friendly")]
    [InlineData("""{"name":"review","value":"Reads well.","dataType":"TEXT","datasetRunId":"r"}""", "TEXT", null, "Reads well.")]
    [InlineData("""{"name":"x","value":"The right answer is 4.","dataType":"CORRECTION","traceId":"t"}""", "CORRECTION", "0", "The right answer is 4.")]
    public async Task Create_OfEachType_IsStoredAsLangfuseStoresIt(string body, string dataType, string? value, string? stringValue)
    {
        using var response = await Client.PostAsync("api/public/scores", body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var id = (string)(await BodyOf(response))["id"]!;

        var score = await Client.GetAsync($"api/public/v2/scores/{id}");

        Assert.Equal(dataType, (string?)score["dataType"]);
        Assert.Equal(value, score["value"]?.ToJsonString());
        Assert.Equal(stringValue, (string?)score["stringValue"]);
        Assert.Equal(dataType == "CORRECTION" ? "output" : (string?)JsonNode.Parse(body)!["name"], (string?)score["name"]);
    }

    [Theory]
    [InlineData("[]", "object")]
    [InlineData("""{"value":1,"traceId":"t"}""", "name")]
    [InlineData("""{"name":"","value":1,"traceId":"t"}""", "name")]
    [InlineData("""{"name":5,"value":1,"traceId":"t"}""", "name")]
    [InlineData("""{"name":"n","value":1}""", "exactly one of")]
    [InlineData("""{"name":"n","value":1,"traceId":"t","sessionId":"s"}""", "exactly one of")]
    [InlineData("""{"name":"n","value":1,"observationId":"o"}""", "observationId")]
    [InlineData("""{"name":"n","value":1,"sessionId":"s","observationId":"o"}""", "observationId")]
    [InlineData("""{"name":"n","traceId":"t"}""", "value")]
    [InlineData("""{"name":"n","value":true,"dataType":"BOOLEAN","traceId":"t"}""", "boolean")]
    [InlineData("""{"name":"n","value":2,"dataType":"BOOLEAN","traceId":"t"}""", "0 or 1")]
    [InlineData("""{"name":"n","value":"1","dataType":"NUMERIC","traceId":"t"}""", "number")]
    [InlineData("""{"name":"n","value":"NaN","dataType":"NUMERIC","traceId":"t"}""", "number")]
    [InlineData("""{"name":"n","value":1,"dataType":"CATEGORICAL","traceId":"t"}""", "string")]
    [InlineData("""{"name":"n","value":"","dataType":"TEXT","traceId":"t"}""", "500")]
    [InlineData("""{"name":"n","value":1,"dataType":null,"traceId":"t"}""", "dataType")]
    [InlineData("""{"name":"n","value":1,"dataType":"PERCENT","traceId":"t"}""", "dataType")]
    [InlineData("""{"name":"n","value":"v","dataType":"CORRECTION","traceId":"t","configId":"c"}""", "CORRECTION")]
    [InlineData("""{"name":"n","value":"v","dataType":"CORRECTION","sessionId":"s"}""", "CORRECTION")]
    [InlineData("""{"name":"n","value":1,"traceId":"t","source":"ANNOTATION"}""", "configId")]
    [InlineData("""{"name":"n","value":1,"traceId":"t","source":"EVAL"}""", "source")]
    [InlineData("""{"id":"a\rb","name":"n","value":1,"traceId":"t"}""", "id")]
    public async Task Create_OfAScoreLangfuseRefuses_Is400AndNamesTheField(string body, string named)
    {
        using var response = await Client.PostAsync("api/public/scores", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var answer = await BodyOf(response);
        Assert.Equal("Invalid request data", (string?)answer["message"]);
        Assert.Contains(named, (string?)answer["error"]![0]!["message"], StringComparison.Ordinal);
        Assert.Equal(0, (int)(await Client.GetAsync("api/local/counts"))["scores"]!);
    }

    [Fact]
    public async Task Create_OfATextOver500Characters_IsRefused()
    {
        using var fits = await Client.PostAsync("api/public/scores", $$"""{"name":"n","value":"{{new string('x', 500)}}","dataType":"TEXT","traceId":"t"}""");
        using var tooLong = await Client.PostAsync("api/public/scores", $$"""{"name":"n","value":"{{new string('x', 501)}}","dataType":"TEXT","traceId":"t"}""");

        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, tooLong.StatusCode);
    }

    [Fact]
    public async Task Create_WithABodyOver1Mb_Is413()
    {
        using var response = await Client.PostAsync("api/public/scores", $$"""{"name":"n","comment":"{{new string('x', 1_100_000)}}"}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("Body exceeded 1mb limit", (string?)(await BodyOf(response))["message"]);
    }

    [Fact]
    public async Task Create_WithTheSameIdAgain_IsMergedAndCountedOnce()
    {
        await Client.PostAsync("api/public/scores", """{"id":"s1","name":"a","value":1,"traceId":"t","environment":"prod","comment":"first","metadata":{"a":1,"in":{"x":1}}}""");
        await Client.PostAsync("api/public/scores", """{"id":"s1","name":"b","value":2,"traceId":"other","environment":"dev","metadata":{"in":{"y":2}}}""");

        var score = await Client.GetAsync("api/public/v2/scores/s1");

        Assert.Equal(("b", 2, "t", "prod", "first"),
            ((string)score["name"]!, (int)score["value"]!, (string)score["traceId"]!, (string)score["environment"]!, (string)score["comment"]!));
        Assert.Equal("""{"a":1,"in":{"x":1,"y":2}}""", score["metadata"]!.ToJsonString());
        Assert.Equal(1, (int)(await Client.GetAsync("api/local/counts"))["scores"]!);
    }

    [Fact]
    public async Task Create_WithAConfig_IsKeptButReportedAsLangfuseWouldDropIt()
    {
        using var response = await Client.PostAsync("api/public/scores", """{"name":"satisfaction","value":4,"sessionId":"s","configId":"cfg"}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["score-config-unknown"], await Client.WarningCodesAsync());
    }

    [Fact]
    public async Task Delete_OfAScore_Is202AndItIsGone()
    {
        await Client.PostAsync("api/public/scores", """{"id":"a/b","name":"n","value":1,"traceId":"t"}""");

        using var response = await Client.SendAsync(HttpMethod.Delete, "api/public/scores/a%2Fb");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("Score deletion queued successfully", (string?)(await BodyOf(response))["message"]);
        using var gone = await Client.TryGetAsync("api/public/v2/scores/a%2Fb");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(0, (int)(await Client.GetAsync("api/local/counts"))["scores"]!);
    }

    [Fact]
    public async Task ListV2_WithFilters_GivesScoresWithTheirTraces()
    {
        await Client.ExportAsync(new ProtoSpan { Attributes = { ["user.id"] = "ada", ["langfuse.trace.tags"] = new[] { "x", "y" } } });
        await Client.PostAsync("api/public/scores", $$"""{"id":"1","name":"a","value":0.5,"traceId":"{{Ids.Trace(1)}}"}""");
        await Client.PostAsync("api/public/scores", """{"id":"2","name":"a","value":0.9,"traceId":"other"}""");
        await Client.PostAsync("api/public/scores", """{"id":"3","name":"b","value":"no","sessionId":"s"}""");

        Assert.Equal(["1"], await IdsOf("api/public/v2/scores?userId=ada"));
        Assert.Equal(["1"], await IdsOf("api/public/v2/scores?traceTags=x&traceTags=y"));
        Assert.Equal(["2"], await IdsOf("api/public/v2/scores?name=a&value=0.6&operator=%3E"));
        Assert.Equal(["3"], await IdsOf("api/public/v2/scores?dataType=CATEGORICAL"));
        Assert.Equal(["1", "3"], await IdsOf("api/public/v2/scores?scoreIds=1,3"));
        Assert.Equal(["1", "2"], await IdsOf("api/public/scores"));
        var withTrace = await Client.GetAsync("api/public/v2/scores?userId=ada");
        Assert.Equal("ada", (string?)withTrace["data"]![0]!["trace"]!["userId"]);
        Assert.Equal(1, (int)withTrace["meta"]!["totalItems"]!);
    }

    [Fact]
    public async Task ListV3_GivesPolymorphicValuesAndTheGroupsAskedFor()
    {
        await Client.PostAsync("api/public/scores", """{"id":"1","name":"n","value":0.5,"traceId":"t","comment":"c"}""");
        await Client.PostAsync("api/public/scores", """{"id":"2","name":"b","value":1,"dataType":"BOOLEAN","traceId":"t","observationId":"o"}""");
        await Client.PostAsync("api/public/scores", """{"id":"3","name":"c","value":"red","sessionId":"s"}""");

        var scores = (await Client.GetAsync("api/public/v3/scores?fields=details,subject"))["data"]!.AsArray().ToDictionary(score => (string)score!["id"]!);

        Assert.Equal("0.5", scores["1"]!["value"]!.ToJsonString());
        Assert.Equal("c", (string?)scores["1"]!["comment"]);
        Assert.Equal("true", scores["2"]!["value"]!.ToJsonString());
        Assert.Equal("""{"kind":"observation","id":"o","traceId":"t"}""", scores["2"]!["subject"]!.ToJsonString());
        Assert.Equal("\"red\"", scores["3"]!["value"]!.ToJsonString());
        Assert.Equal(["2"], await IdsOf("api/public/v3/scores?dataType=boolean&value=true"));
        Assert.Equal(["1"], await IdsOf("api/public/v3/scores?dataType=NUMERIC&valueMin=0.5&valueMax=0.5"));
        Assert.Equal(["1"], await IdsOf("api/public/v3/scores?dataType=NUMERIC&value=0.5,0.7"));
        Assert.Equal(["3"], await IdsOf("api/public/v3/scores?dataType=CATEGORICAL&value=red"));
    }

    [Fact]
    public async Task ListV3_ByCursor_GivesEveryScoreOnce()
    {
        for (var number = 0; number < 7; number++)
        {
            await Client.PostAsync("api/public/scores", $$"""{"id":"{{number}}","name":"n","value":1,"traceId":"t"}""");
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Client.GetAsync("api/public/v3/scores?limit=3" + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor)));
            seen.AddRange(page["data"]!.AsArray().Select(score => (string)score!["id"]!));
            cursor = (string?)page["meta"]!["cursor"];
        }
        while (cursor is not null);

        Assert.Equal(["0", "1", "2", "3", "4", "5", "6"], seen.Order());
    }

    [Theory]
    [InlineData("fields=colour")]
    [InlineData("unknown=1")]
    [InlineData("limit=101")]
    [InlineData("value=1")]
    [InlineData("value=yes&dataType=BOOLEAN")]
    [InlineData("value=x&dataType=NUMERIC")]
    [InlineData("valueMin=1&dataType=TEXT")]
    [InlineData("observationId=o")]
    [InlineData("traceId=t&sessionId=s")]
    [InlineData("cursor=%21%21")]
    [InlineData("fromTimestamp=yesterday")]
    public async Task ListV3_WithAQueryLangfuseRefuses_Is400(string query)
    {
        using var response = await Client.TryGetAsync("api/public/v3/scores?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<string[]> IdsOf(string path) =>
        [.. (await Client.GetAsync(path))["data"]!.AsArray().Select(score => (string)score!["id"]!).Order()];
}
