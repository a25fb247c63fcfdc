using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Delivery.Diagnostics;

namespace Langfuse.Observe.Client.Tests.Scores;

public sealed class ScoreTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    private const string ObservationId = "b7ad6b7169203331";

    private enum Verdict
    {
        Good,
    }

    [Fact]
    public async Task EveryForm_OnTheWire_IsTheContracts()
    {
        var bodies = await SentAsync(client =>
        {
            client.Score("accuracy", 1.0, traceId: TraceId, comment: "checked");
            client.Score("toxicity", "none", traceId: TraceId);
            client.Score("hallucination", false, observationId: ObservationId, traceId: TraceId);
            client.Score("reviewer-note", "Missed the warranty clause", traceId: TraceId, dataType: ScoreDataType.Text);
            client.Score("satisfaction", 4, sessionId: "session-abc", configId: "cfg", metadata: new { source = "survey" });
            client.Score("verdict", Verdict.Good, datasetRunId: "run-1", scoreId: "fixed-id");
            client.Score("any", "The right answer is 4.", traceId: TraceId, dataType: ScoreDataType.Correction);
            client.Score("price", 0.1m, traceId: TraceId);
        });

        Assert.Equal(8, bodies.Count);
        Assert.All(bodies, static body => Assert.NotEmpty(body.GetProperty("id").GetString()!));
        Assert.Equal(
            $$"""{"traceId":"{{TraceId}}","name":"accuracy","value":1,"dataType":"NUMERIC","comment":"checked","environment":"scoring"}""", WithoutId(bodies[0]));
        Assert.Equal($$"""{"traceId":"{{TraceId}}","name":"toxicity","value":"none","dataType":"CATEGORICAL","environment":"scoring"}""", WithoutId(bodies[1]));
        Assert.Equal(
            $$"""{"traceId":"{{TraceId}}","observationId":"{{ObservationId}}","name":"hallucination","value":0,"dataType":"BOOLEAN","environment":"scoring"}""",
            WithoutId(bodies[2]));
        Assert.Equal("TEXT", bodies[3].GetProperty("dataType").GetString());
        Assert.Equal(
            """{"sessionId":"session-abc","name":"satisfaction","value":4,"dataType":"NUMERIC","metadata":{"source":"survey"},"configId":"cfg","environment":"scoring"}""",
            WithoutId(bodies[4]));
        Assert.Equal(("Good", "fixed-id"), (bodies[5].GetProperty("value").GetString(), bodies[5].GetProperty("id").GetString()));
        Assert.Equal(("output", "CORRECTION"), (bodies[6].GetProperty("name").GetString(), bodies[6].GetProperty("dataType").GetString()));
        Assert.Equal(0.1, bodies[7].GetProperty("value").GetDouble());
    }

    public static TheoryData<string, Action<LangfuseClient, string>> WrongScores => new()
    {
        { "judges nothing", static (client, name) => client.Score(name, 1) },
        { "more than one thing", static (client, name) => client.Score(name, 1, traceId: TraceId, sessionId: "s") },
        { "needs the traceId", static (client, name) => client.Score(name, 1, observationId: ObservationId) },
        { "not a finite number", static (client, name) => client.Score(name, double.NaN, traceId: TraceId) },
        { "not a finite number", static (client, name) => client.Score(name, "high", traceId: TraceId, dataType: ScoreDataType.Numeric) },
        { "not a boolean", static (client, name) => client.Score(name, 2, traceId: TraceId, dataType: ScoreDataType.Boolean) },
        { "not a category", static (client, name) => client.Score(name, 2, traceId: TraceId, dataType: ScoreDataType.Categorical) },
        { "1 to 500", static (client, name) => client.Score(name, new string('x', 501), traceId: TraceId, dataType: ScoreDataType.Text) },
        { "no score config", static (client, name) => client.Score(name, "x", traceId: TraceId, dataType: ScoreDataType.Correction, configId: "c") },
        { "outside 0 to 1", static (client, name) => client.Score(new ScoreDefinition<double>(name, ScoreDataType.Numeric) { Min = 0, Max = 1 }, 1.5, traceId: TraceId) },
        { "none of none, mild", static (client, name) => client.Score(new ScoreDefinition<string>(name, ScoreDataType.Categorical) { Categories = ["none", "mild"] }, "bad", traceId: TraceId) },
    };

    [Theory]
    [MemberData(nameof(WrongScores))]
    public async Task WrongScore_IsNamedCountedAndNotSent(string problem, Action<LangfuseClient, string> give)
    {
        var name = "wrong-" + Guid.NewGuid().ToString("N");
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client();
        give(client, name);
        var result = await client.FlushAsync();

        Assert.Equal((0, 0, 1), (result.Sent, result.Pending, result.Dropped));
        Assert.Equal(1, client.Delivery.DroppedFor(DropReason.Invalid));
        Assert.Empty(server.Requests);
        var said = Assert.Single(TestLog.Entries, entry => entry.Message.Contains(name, StringComparison.Ordinal));
        Assert.Contains(problem, said.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongTextsOfScores_AreHeldToTheirBound()
    {
        var text = new string('c', 100_000);
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client(options => options.MaxFieldBytes = 4096);
        client.Score("accuracy", 1, traceId: TraceId, comment: text);
        client.Score("category", text, traceId: TraceId);
        client.Score("output", text, traceId: TraceId, dataType: ScoreDataType.Correction);
        client.Score(new string('n', 201), 1, traceId: TraceId);
        var result = await client.FlushAsync();

        Assert.Equal((3, 0, 1), (result.Sent, result.Pending, result.Dropped));
        Assert.InRange(server.Requests.Sum(request => request.Body.Length), 1, 20_000);
        Assert.Contains(TestLog.Entries, entry => entry.Message.Contains("its name has 201 characters", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ErrorsInA207_AreReadOneByOne()
    {
        var tries = 0;
        await using var server = RawServer.Start(request =>
        {
            using var json = JsonDocument.Parse(request.Body);
            var events = json.RootElement.GetProperty("batch").EnumerateArray().ToList();
            string Id(string name) => events.Find(item => item.GetProperty("body").GetProperty("name").GetString() == name).GetProperty("id").GetString()!;
            return RawAnswer.Status(207, ++tries == 1
                ? $$"""{"successes":[],"errors":[{"id":"{{Id("refused")}}","status":400,"message":"Invalid request data"},{"id":"{{Id("later")}}","status":503}]}"""
                : """{"successes":[],"errors":[]}""");
        });
        await using var client = server.Client();
        client.Score("fine", 1, traceId: TraceId);
        client.Score("refused", 1, traceId: TraceId);
        client.Score("later", 1, traceId: TraceId);
        var result = await client.FlushAsync();

        Assert.Equal((2, 0, 1), (result.Sent, result.Pending, result.Dropped));
        Assert.Equal(2, server.Requests.Count);
        Assert.Contains("later", server.Requests.Last().Text, StringComparison.Ordinal);
        Assert.DoesNotContain("fine", server.Requests.Last().Text, StringComparison.Ordinal);
        Assert.Contains(TestLog.Entries, static entry => entry.EventId == DeliveryEvents.ScoreRefused && entry.Message.Contains("'refused'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ServerThatQuotesWhatItRefuses_IsNotQuotedInOurLog()
    {
        await using var server = RawServer.Start(static request =>
        {
            using var json = JsonDocument.Parse(request.Body);
            var id = json.RootElement.GetProperty("batch")[0].GetProperty("id").GetString()!;
            return RawAnswer.Status(207, $$"""{"successes":[],"errors":[{"id":"{{id}}","status":400,"message":"Score quoted-7 of NUMERIC: value 'hunter-2-secret' of session alice@example.com."}]}""");
        });
        await using var client = server.Client();
        client.Score("quoted-7", "hunter-2-secret", sessionId: "alice@example.com");
        await client.FlushAsync();

        var said = Assert.Single(TestLog.Entries, static entry => entry.EventId == DeliveryEvents.ScoreRefused && entry.Message.Contains("quoted-7", StringComparison.Ordinal)).Message;
        Assert.Contains("Score quoted-7 of NUMERIC: value '…' of session …", said, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", client.Delivery.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IdThatIsNone_IsDescribedInOurLog_NotShown()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client();
        Langfuse.Observe.Recording.SelfLog.Reset();

        client.StartTrace("t", traceId: "SECRET77").End();

        Assert.Contains(TestLog.Entries, static entry => entry.Message.StartsWith("A trace id was given that is none (8 characters, not all of them lower-case hex digits)", StringComparison.Ordinal));
        Assert.DoesNotContain(TestLog.Entries, static entry => entry.Message.Contains("SECRET77", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ScoresOfAnUnsampledTrace_AreLeftOut()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client(options => options.SampleRate = 0);
        var trace = client.StartTrace("t");
        trace.Score("s", 1);
        client.Score("s", 1, traceId: TraceId);
        client.Score("csat", 1, sessionId: "s1");
        trace.End();
        var result = await client.FlushAsync();

        Assert.Equal((1, 0, 0), (result.Sent, result.Pending, result.Dropped));
        Assert.Contains("csat", Assert.Single(server.Requests).Text, StringComparison.Ordinal);
        Assert.Equal(1, client.Delivery.SampledOut);
    }

    [Fact]
    public async Task ManyScores_GoInBatchesOfAHundred()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client();
        for (var i = 0; i < 1000; i++)
        {
            client.Score("s" + i, i, traceId: TraceId);
        }

        var result = await client.FlushAsync();

        Assert.Equal((1000, 0, 0), (result.Sent, result.Pending, result.Dropped));
        var names = new List<string?>();
        foreach (var request in server.Requests)
        {
            using var json = JsonDocument.Parse(request.Body);
            var batch = json.RootElement.GetProperty("batch");
            Assert.InRange(batch.GetArrayLength(), 1, 100);
            names.AddRange(batch.EnumerateArray().Select(static item => item.GetProperty("body").GetProperty("name").GetString()));
        }

        Assert.Equal(1000, names.Distinct().Count());
        Assert.Equal(1000, names.Count);
    }

    [Fact]
    public async Task List_AndDelete_SpeakToTheServer()
    {
        await using var server = await Servers.StartAsync();
        await using var client = Servers.Client(server, "score-list");
        client.Score("accuracy", 0.5, traceId: TraceId, scoreId: "score-1", comment: "c", metadata: new { by = "judge" });
        client.Score("accuracy", true, traceId: TraceId, observationId: ObservationId, scoreId: "score-2");
        client.Score("other", "x", sessionId: "s1", scoreId: "score-3");
        Assert.Equal(3, (await client.FlushAsync()).Sent);

        var listed = await client.Scores.ListAsync(name: "accuracy").ToListAsync();

        Assert.Equal(["score-1", "score-2"], listed.Select(static score => score.Id).Order());
        var first = listed.Single(static score => score.Id == "score-1");
        Assert.Equal((0.5, TraceId, "c", ScoreDataType.Numeric), (first.Number, first.TraceId, first.Comment, first.DataType));
        var second = listed.Single(static score => score.Id == "score-2");
        Assert.Equal((ObservationId, 1d), (second.ObservationId, second.Number));
        Assert.Equal("s1", Assert.Single(await client.Scores.ListAsync(sessionId: "s1").ToListAsync()).SessionId);

        await client.Scores.DeleteAsync("score-1");
        Assert.Equal(["score-2"], (await client.Scores.ListAsync(name: "accuracy").ToListAsync()).Select(static score => score.Id));
    }

    private static async Task<List<JsonElement>> SentAsync(Action<LangfuseClient> give)
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using (var client = server.Client(options => options.Environment = "scoring"))
        {
            give(client);
        }

        var request = Assert.Single(server.Requests);
        Assert.Equal("/api/public/ingestion", request.Path);
        using var json = JsonDocument.Parse(request.Body);
        var events = json.RootElement.Clone().GetProperty("batch").EnumerateArray().ToList();
        Assert.All(events, static item => Assert.Equal("score-create", item.GetProperty("type").GetString()));
        Assert.All(events, static item => Assert.EndsWith("Z", item.GetProperty("timestamp").GetString(), StringComparison.Ordinal));
        return events.ConvertAll(static item => item.GetProperty("body"));
    }

    private static string WithoutId(JsonElement body)
    {
        var copy = System.Text.Json.Nodes.JsonObject.Create(body)!;
        copy.Remove("id");
        return copy.ToJsonString();
    }
}
