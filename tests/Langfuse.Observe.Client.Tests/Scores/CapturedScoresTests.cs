using System.Globalization;
using System.Text.Json.Nodes;
using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Scores;

/// <summary>The program of the captured scores, written with this SDK, against what the JS SDK sent: every field of every score.</summary>
public sealed class CapturedScoresTests
{
    [Fact]
    public async Task Scores_EqualTheJsSdk()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        string traceId, rootId, generationId;
        await using (var client = server.Client(static options => options.Environment = "scoring"))
        {
            client.Score("accuracy", 0.93, traceId: "t-1", comment: "close");
            client.Score("is_correct", true, traceId: "t-1");
            client.Score("tone", "friendly", traceId: "t-1", observationId: "o-1", metadata: new { by = "judge" });
            client.Score("review", "Reads well.", traceId: "t-1", dataType: ScoreDataType.Text);
            client.Score("output", "The right answer is 4.", traceId: "t-1", observationId: "o-1", dataType: ScoreDataType.Correction);
            client.Score("untyped", 3, traceId: "t-1");
            using (LangfuseContext.Propagate(environment: "prod"))
            {
                client.Score("csat", 4, sessionId: "sess-1", scoreId: "my-score-id");
            }

            client.Score("avg", 0.5, datasetRunId: "run-1");
            client.Score("cfg", 2, traceId: "t-1", configId: "cfg-1");
            client.Score("", 1, traceId: "t-1");
            using var root = client.StartObservation("scored-root");
            using var generation = root.StartGeneration("scored-gen");
            LangfuseContext.ScoreCurrentTrace("helpful", true);
            root.Score("latency_ok", "yes");
            generation.Score("obs-score", 0.1);
            client.Score("trace-score", 0.2, traceId: root.TraceId);
            (traceId, rootId, generationId) = (root.TraceId, root.Id, generation.Id);
        }

        var ids = new Dictionary<string, string> { ["<trace-1>"] = traceId, ["<span-1>"] = rootId, ["<span-2>"] = generationId };
        var expected = JsRequest.All("scores.json").SelectMany(static request => Events(request.Body!)).ToDictionary(static one => Name(one));

        // An empty name goes no further than the log here; the server refused it.
        Assert.True(expected.Remove(""));
        var sent = server.Requests.Where(static request => !request.IsSpans).SelectMany(static request => Events(JsonNode.Parse(request.Body)!)).ToDictionary(static one => Name(one));
        Assert.Equal(expected.Keys.Order(), sent.Keys.Order());
        foreach (var (name, score) in expected)
        {
            AssertSame(score, sent[name], ids);
        }
    }

    private static void AssertSame(JsonObject expected, JsonObject sent, Dictionary<string, string> ids)
    {
        Assert.Equal((string?)expected["type"], (string?)sent["type"]);
        Assert.NotEmpty((string)sent["id"]!);
        Assert.True(DateTimeOffset.TryParse((string)sent["timestamp"]!, CultureInfo.InvariantCulture, out _));
        var (theirs, ours) = (expected["body"]!.AsObject(), sent["body"]!.AsObject());
        if (JsRequest.IsPlaceholder(theirs["id"]))
        {
            Assert.NotEmpty((string)ours["id"]!);
            ours["id"] = (string)theirs["id"]!;
        }

        // The two meant differences: the type is always said, and there is no annotation queue to name.
        theirs["dataType"] ??= theirs["value"]!.GetValueKind() == System.Text.Json.JsonValueKind.Number ? "NUMERIC" : "CATEGORICAL";
        theirs.Remove("queueId");
        foreach (var key in (string[])["traceId", "observationId"])
        {
            if (JsRequest.IsPlaceholder(theirs[key]))
            {
                theirs[key] = ids[(string)theirs[key]!];
            }
        }

        Assert.True(JsonNode.DeepEquals(theirs, ours), $"{theirs.ToJsonString()} is not {ours.ToJsonString()}");
    }

    private static IEnumerable<JsonObject> Events(JsonNode body) => body["batch"]!.AsArray().Select(static item => item!.AsObject());

    private static string Name(JsonObject item) => (string)item["body"]!["name"]!;
}
