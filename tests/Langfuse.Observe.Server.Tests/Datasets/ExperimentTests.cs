using System.Net;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Datasets;

public class ExperimentTests : ServerTest
{
    private const ulong Second = 1_000_000_000;
    private const string From = "fromStartTime=2020-01-01T00:00:00Z";

    private Task<HttpResponseMessage> SendItemAsync(int number, string experiment, string item)
    {
        var start = 1_770_000_000 * Second + (ulong)number * Second;
        Dictionary<string, object> Attributes(params (string Key, object Value)[] more)
        {
            var attributes = new Dictionary<string, object>
            {
                ["langfuse.experiment.id"] = experiment, ["langfuse.experiment.name"] = "improved", ["langfuse.experiment.dataset.id"] = "dataset-1",
                ["langfuse.experiment.item.id"] = item, ["langfuse.experiment.item.root_observation_id"] = Ids.Span(number * 10), ["langfuse.environment"] = "sdk-experiment",
                ["langfuse.experiment.metadata"] = """{"model":"m1","k":2}""", ["langfuse.experiment.item.metadata"] = """{"n":1}""",
            };
            foreach (var (key, value) in more)
            {
                attributes[key] = value;
            }

            return attributes;
        }

        return Client.ExportAsync(
            new ProtoSpan { TraceId = Ids.Trace(number), SpanId = Ids.Span(number * 10), Name = "experiment-item-run", Start = start, End = start + Second, Attributes = Attributes(("langfuse.observation.input", """{"q":1}"""), ("langfuse.observation.output", "4"), ("langfuse.experiment.item.expected_output", "\"4\""), ("langfuse.experiment.description", "tiny")) },
            new ProtoSpan { TraceId = Ids.Trace(number), SpanId = Ids.Span(number * 10 + 1), ParentSpanId = Ids.Span(number * 10), Name = "llm", Start = start, Attributes = Attributes() });
    }

    [Fact]
    public async Task Experiments_AreSummedUpFromTheSpansThatNameThem()
    {
        await SendItemAsync(1, "exp-1", "i1");
        await SendItemAsync(2, "exp-1", "i2");
        await SendItemAsync(3, "exp-2", "i1");
        await Client.PostAsync("api/public/scores", """{"id":"r","name":"avg","value":0.5,"datasetRunId":"exp-1"}""");

        var plain = await Client.GetAsync("api/public/experiments?" + From);
        var full = await Client.GetAsync($"api/public/experiments?{From}&id=exp-1&fields=core,metadata,scores");

        Assert.Equal(["exp-2", "exp-1"], plain["data"]!.AsArray().Select(row => (string)row!["id"]!));
        Assert.Equal(("improved", "tiny", 2, "dataset-1"), ((string)full["data"]![0]!["name"]!, (string)full["data"]![0]!["description"]!, (int)full["data"]![0]!["itemCount"]!, (string)full["data"]![0]!["datasetId"]!));
        Assert.Equal("2026-02-02T02:40:01.000Z", (string?)full["data"]![0]!["startTime"]);
        Assert.Equal("""{"model":"m1","k":2}""", full["data"]![0]!["metadata"]!.ToJsonString());
        Assert.Equal(0.5, (double)full["data"]![0]!["scores"]![0]!["value"]!);
        Assert.False(plain["data"]![0]!.AsObject().ContainsKey("scores"));
    }

    [Fact]
    public async Task Items_AreTheRootsWithTheirScores()
    {
        await SendItemAsync(1, "exp-1", "i1");
        await SendItemAsync(2, "exp-1", "i2");
        await Client.PostAsync("api/public/scores", $$"""{"name":"exact","value":1,"traceId":"{{Ids.Trace(1)}}","observationId":"{{Ids.Span(10)}}"}""");
        await Client.PostAsync("api/public/scores", $$"""{"name":"of-a-step","value":1,"traceId":"{{Ids.Trace(1)}}","observationId":"{{Ids.Span(11)}}"}""");

        var all = await Client.GetAsync($"api/public/experiment-items?{From}&experimentName=improved&limit=1");
        var next = await Client.GetAsync($"api/public/experiment-items?{From}&limit=1&fields=core,io,itemMetadata,experimentMetadata,scores&cursor=" + Uri.EscapeDataString((string)all["meta"]!["cursor"]!));

        Assert.Equal(("i2", "dataset-1"), ((string)all["data"]!.AsArray().Single()!["experimentItemId"]!, (string)all["data"]![0]!["experimentDatasetId"]!));
        var item = next["data"]!.AsArray().Single()!;
        Assert.Equal((Ids.Span(10), Ids.Trace(1), "exp-1"), ((string)item["id"]!, (string)item["traceId"]!, (string)item["experimentId"]!));
        Assert.Equal(("""{"q":1}""", "4", "\"4\""), (item["input"]!.ToJsonString(), item["output"]!.ToJsonString(), item["expectedOutput"]!.ToJsonString()));
        Assert.Equal("""{"n":1}""", item["experimentItemMetadata"]!.ToJsonString());
        Assert.Equal("tiny", (string?)item["experimentDescription"]);
        Assert.Equal("exact", (string?)item["scores"]!.AsArray().Single()!["name"]);
        Assert.Null(next["meta"]!["cursor"]);
        Assert.Single((await Client.GetAsync($$"""api/public/experiment-items?{{From}}&filter=[{"type":"stringOptions","column":"experimentItemId","operator":"any of","value":["i1"]}]"""))["data"]!.AsArray());
    }

    [Theory]
    [InlineData("api/public/experiments")]
    [InlineData("api/public/experiment-items?limit=0&fromStartTime=2020-01-01T00:00:00Z")]
    [InlineData("api/public/experiments?fromStartTime=soon")]
    public async Task Query_ThatCannotBe_Is400(string path)
    {
        using var response = await Client.TryGetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
