using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Evaluations;

/// <summary>What is judged may be an observation or a session as well as a trace.</summary>
public sealed class StoredKindsTests
{
    [Fact]
    public async Task Observations_ByFilter_AreScoredThemselves()
    {
        await using var server = await Servers.StartAsync();
        await using var langfuse = Servers.Client(server, "evaluate-observations");
        for (var i = 0; i < 4; i++)
        {
            using var trace = langfuse.StartTrace("support", input: "q", userId: "user-" + (i % 2), sessionId: "s-1");
            using var generation = trace.StartGeneration("llm", model: "m" + (i % 2), input: "prompt");
            generation.Update(output: "answer " + i, level: i == 0 ? ObservationLevel.Error : null);
        }

        await langfuse.FlushAsync(TimeSpan.FromSeconds(60));
        var generations = langfuse.Observations.ListAsync(type: ObservationType.Generation, name: "llm");

        Assert.Equal(4, (await generations.ToListAsync()).Count);
        Assert.Equal(2, (await langfuse.Observations.ListAsync(model: "m1").ToListAsync()).Count);
        Assert.Single(await langfuse.Observations.ListAsync(level: ObservationLevel.Error).ToListAsync());
        Assert.Equal(8, (await langfuse.Observations.ListAsync(sessionId: "s-1").ToListAsync()).Count);
        Assert.Equal(3, (await langfuse.Observations.ListAsync(limit: 3).ToListAsync()).Count);
        for (var round = 0; round < 2; round++)
        {
            var batch = await langfuse.EvaluateAsync(generations, [ObservationEvaluator.Create("length", static one => one.OutputText!.Length), ObservationEvaluator.From(Evaluator.Matches<string>("answer [0-9]"))]);
            Assert.Equal((4, 8, true), (batch.Evaluated, batch.Scores, batch.IsComplete));
            Assert.StartsWith("4 observations judged", batch.Format(), StringComparison.Ordinal);
        }

        var scores = await langfuse.Scores.ListAsync(name: "length").ToListAsync();
        Assert.Equal(4, scores.DistinctBy(static score => score.ObservationId).Count(static score => score is { ObservationId: not null, TraceId: not null, Number: 8 }));
        Assert.Equal(4, scores.Count);
    }

    [Fact]
    public async Task Sessions_AreJudgedWithTheirTraces_InOrder()
    {
        await using var server = await Servers.StartAsync();
        await using var langfuse = Servers.Client(server, "evaluate-sessions");
        foreach (var (session, turn) in new[] { ("a", 1), ("b", 1), ("a", 2), ("a", 3) })
        {
            var start = DateTimeOffset.UtcNow.AddMinutes(turn - 10);
            var trace = langfuse.StartTrace("turn", sessionId: session, input: "question " + turn, output: "answer " + turn, startTime: start, current: false);
            trace.End(endTime: start.AddSeconds(1));
        }

        await langfuse.FlushAsync(TimeSpan.FromSeconds(60));
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, string>();
        var batch = await langfuse.EvaluateAsync(langfuse.Sessions.ListAsync(), [SessionEvaluator.Create("turns", session =>
        {
            seen[session.Id] = session.ToString();
            return session.Traces.Count;
        })]);

        Assert.Equal((2, 2, true), (batch.Evaluated, batch.Scores, batch.IsComplete));
        Assert.Equal("> question 1\n< answer 1\n> question 2\n< answer 2\n> question 3\n< answer 3", seen["a"]);
        Assert.Equal(3, (await langfuse.Scores.ListAsync(name: "turns", sessionId: "a").ToListAsync()).Single().Number);
        Assert.Equal(["question 1", "question 2", "question 3"], (await langfuse.Sessions.GetAsync("a")).Traces.Select(static trace => trace.InputText));
        Assert.Contains("'nobody'", (await Assert.ThrowsAsync<LangfuseException>(() => langfuse.Sessions.GetAsync("nobody"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerWithoutAListOfSessions_IsReadByItsTraces()
    {
        await using var server = RawServer.Start(static request => request.Path.StartsWith("/api/public/v2/observations", StringComparison.Ordinal)
            ? RawAnswer.Status(200, JsonSerializer.Serialize(new
            {
                data = new[] { Root("t3", "b", 3), Root("t2", "a", 2), Root("t1", "a", 1), Root("t0", null, 0) }, meta = new { cursor = (string?)null },
            }))
            : request.Method == "GET" ? RawAnswer.Status(410, """{"message":"gone"}""") : RawAnswer.AcceptAll(request));
        await using var client = server.Client();

        Assert.Equal(["b", "a"], (await client.Sessions.ListAsync().ToListAsync()).Select(static session => session.Id));
        Assert.Single(await client.Sessions.ListAsync(limit: 1).ToListAsync());
        Assert.Single(server.Requests, static request => request.Path.StartsWith("/api/public/sessions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ServerOfVersion3_ListsObservations_ButNotBySession()
    {
        await using var server = RawServer.Start(static request => request.Path.StartsWith("/api/public/observations?", StringComparison.Ordinal)
            ? RawAnswer.Status(200, """{"data":[{"id":"o1","traceId":"t1","type":"GENERATION","name":"llm","startTime":"2026-01-01T00:00:00Z","level":"DEFAULT","model":"m","usageDetails":{},"costDetails":{},"environment":"default"}],"meta":{"page":1,"limit":100,"totalItems":1,"totalPages":1}}""")
            : request.Method == "GET" ? RawAnswer.Status(404, """{"message":"Not found"}""") : RawAnswer.AcceptAll(request));
        await using var client = server.Client();

        Assert.Equal("o1", (await client.Observations.ListAsync(type: ObservationType.Generation).ToListAsync()).Single().Id);
        Assert.Empty(await client.Observations.ListAsync(model: "another").ToListAsync());
        var refused = await Assert.ThrowsAsync<LangfuseException>(() => client.Observations.ListAsync(sessionId: "s").ToListAsync());
        Assert.Contains("Traces.ListAsync(sessionId: ...)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyInOneMillisecond_AreLeftOutWhenResumed()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client();
        var evaluator = TraceEvaluator.Create("length", static trace => trace.Id.Length);

        var first = await client.EvaluateAsync(SameTime(7), [evaluator]);
        var second = await client.EvaluateAsync(SameTime(9), [evaluator], resumeToken: first.ResumeToken);

        Assert.Equal((7, 0), (first.Evaluated, first.Skipped));
        Assert.Equal((2, 7), (second.Evaluated, second.Skipped));
    }

    [Fact]
    public async Task ListThatThrowsWhatItLikes_KeepsWhatIsDone()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client();

        var batch = await client.EvaluateAsync(Broken(), [TraceEvaluator.Create("length", static trace => trace.Id.Length)]);

        Assert.Equal((3, false), (batch.Evaluated, batch.IsComplete));
        Assert.Contains("FormatException: a mapping of mine", batch.Error, StringComparison.Ordinal);
        Assert.NotNull(batch.ResumeToken);
    }

    private static object Root(string trace, string? session, int second) => new
    {
        id = "o-" + trace, traceId = trace, type = "SPAN", name = "turn", startTime = $"2026-01-01T00:00:0{second}Z", isRootObservation = true, sessionId = session,
    };

    private static async IAsyncEnumerable<TraceRecord> SameTime(int count)
    {
        await Task.Yield();
        for (var i = 0; i < count; i++)
        {
            yield return new() { Id = "t" + i, Timestamp = DateTimeOffset.UnixEpoch };
        }
    }

    private static async IAsyncEnumerable<TraceRecord> Broken()
    {
        await foreach (var trace in SameTime(5))
        {
            yield return trace.Id == "t3" ? throw new FormatException("a mapping of mine") : trace;
        }
    }
}
