using System.Net;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Scores;

public class IngestionBatchTests : ServerTest
{
    [Fact]
    public async Task Batch_AsTheJsSdkSendsIt_IsTakenAndEveryEventAnswered()
    {
        using var response = await Client.PostAsync("api/public/ingestion", """
            {"batch":[
            {"id":"e1","type":"score-create","timestamp":"2026-02-02T02:40:00.123Z","body":{"traceId":"t-1","name":"accuracy","value":0.93,"dataType":"NUMERIC","comment":"close","id":"s1","environment":"scoring"}},
            {"id":"e2","type":"score-create","timestamp":"2026-02-02T02:40:00.123Z","body":{"traceId":"t-1","observationId":"o-1","name":"tone","value":"friendly","dataType":"CATEGORICAL","metadata":{"by":"judge"},"id":"s2","environment":"scoring"}},
            {"id":"e3","type":"score-create","timestamp":"2026-02-02T02:40:00.123Z","body":{"traceId":"t-1","name":"","value":1,"id":"s3","environment":"scoring"}},
            {"id":"e4","type":"sdk-log","timestamp":"2026-02-02T02:40:00Z","body":{"log":"hello"}},
            {"id":"e5","type":"banana-create","timestamp":"2026-02-02T02:40:00Z","body":{"id":"t-2"}},
            {"id":"e6","type":"score-create","timestamp":"2026-02-02T02:40:00","body":{"traceId":"t-1","name":"n","value":1}},
            {"type":"score-create","timestamp":"2026-02-02T02:40:00Z","body":{}},
            {"id":"e8"}
            ]}
            """);

        Assert.Equal(HttpStatusCode.MultiStatus, response.StatusCode);
        var answer = await BodyOf(response);
        Assert.Equal(["e1", "e2", "e4"], answer["successes"]!.AsArray().Select(item => (string)item!["id"]!));
        Assert.All(answer["successes"]!.AsArray(), item => Assert.Equal(201, (int)item!["status"]!));
        Assert.Equal(["e3", "e5", "e6", "unknown", "e8"], answer["errors"]!.AsArray().Select(item => (string)item!["id"]!));
        Assert.All(answer["errors"]!.AsArray(), item => Assert.Equal(400, (int)item!["status"]!));
        Assert.Contains("not a type of event", (string?)answer["errors"]![1]!["error"], StringComparison.Ordinal);
        var score = await Client.GetAsync("api/public/v2/scores/s1");
        Assert.Equal("2026-02-02T02:40:00.123Z", (string?)score["timestamp"]);
        Assert.Equal("scoring", (string?)score["environment"]);
        Assert.Equal("""{"by":"judge"}""", (await Client.GetAsync("api/public/v2/scores/s2"))["metadata"]!.ToJsonString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"batch":{}}""")]
    [InlineData("[]")]
    public async Task Body_WithoutABatch_Is400WithErrors(string body)
    {
        using var response = await Client.PostAsync("api/public/ingestion", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((await BodyOf(response))["errors"]!.AsArray());
    }

    [Fact]
    public async Task Body_OfAnEvaluation_MayHaveTheSourceEval()
    {
        using var response = await Client.PostAsync("api/public/ingestion",
            """{"batch":[{"id":"e","type":"score-create","timestamp":"2026-02-02T03:40:00+01:00","body":{"id":"s","traceId":"t","name":"judge","value":1,"source":"EVAL"}}]}""");

        Assert.Empty((await BodyOf(response))["errors"]!.AsArray());
        var score = await Client.GetAsync("api/public/v2/scores/s");
        Assert.Equal(("EVAL", "2026-02-02T02:40:00.000Z"), ((string)score["source"]!, (string)score["timestamp"]!));
    }
}
