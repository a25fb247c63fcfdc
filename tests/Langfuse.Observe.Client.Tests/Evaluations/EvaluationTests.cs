using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Evaluations;

public sealed class EvaluationTests
{
    [Fact]
    public async Task Listing_JudgesTheTracesOfATag_OnceEach()
    {
        await using var server = await Servers.StartAsync();
        await using var langfuse = Servers.Client(server, "evaluation-listing");
        Record(langfuse, 6, "production");
        Record(langfuse, 2, "test");
        await langfuse.FlushAsync(TimeSpan.FromSeconds(60));

        var seen = new List<TraceRecord>();
        await foreach (var trace in langfuse.Traces.ListAsync(tags: ["production"], fromTimestamp: DateTimeOffset.UtcNow.AddHours(-1), limit: 100))
        {
            seen.Add(trace);
        }

        Assert.Equal(6, seen.Count);
        Assert.All(seen, static trace => Assert.Equal(("support", "user-1", "an answer"), (trace.Name, trace.UserId, trace.OutputText)));
        for (var round = 0; round < 2; round++)
        {
            BatchEvaluationResult batch = await langfuse.EvaluateAsync(langfuse.Traces.ListAsync(tags: ["production"]),
                evaluators: [TraceEvaluator.Create("length", trace => trace.OutputText?.Length ?? 0)], maxConcurrency: 8, resumeToken: null);
            Assert.Equal((6, 6, true), (batch.Evaluated, batch.Scores, batch.IsComplete));
            Assert.Equal(9, batch.Evaluators.Single().Mean);
        }

        var scores = await langfuse.Scores.ListAsync(name: "length").ToListAsync();
        Assert.Equal(6, scores.Count);
        Assert.All(scores, static score => Assert.Equal(9, score.Number));
    }

    [Fact]
    public async Task Resumed_LeavesOutWhatIsDone_AndTakesWhatCameSince()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client();
        var evaluator = TraceEvaluator.Create("length", static trace => trace.Id.Length);
        using var stop = new CancellationTokenSource();

        var cancelled = await Assert.ThrowsAsync<BatchEvaluationCanceledException>(() => client.EvaluateAsync(
            Traces(100, 0, id => { if (id == 60) { stop.Cancel(); } }), [evaluator], maxConcurrency: 1, cancellationToken: stop.Token));
        var rest = await client.EvaluateAsync(Traces(105, 0), [evaluator], maxConcurrency: 4, resumeToken: cancelled.Result.ResumeToken);

        Assert.InRange(cancelled.Result.Evaluated, 38, 41);
        Assert.Equal(105, cancelled.Result.Evaluated + rest.Evaluated);
        Assert.Equal(cancelled.Result.Evaluated, rest.Skipped);
        await Assert.ThrowsAsync<ArgumentException>(() => client.EvaluateAsync(Traces(1, 0), [evaluator], resumeToken: "nonsense"));
    }

    [Fact]
    public async Task WhatFails_IsCounted_AndTheReadThatBreaksKeepsWhatIsDone()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client();

        var batch = await client.EvaluateAsync(
            Traces(10, 0, id => { if (id == 5) { throw new LangfuseException("down"); } }),
            [TraceEvaluator.Create("bad", static _ => double.NaN), TraceEvaluator.CreateAsync("judge", static async trace => { await Task.Yield(); return trace.Id.Length > 0; })]);

        Assert.False(batch.IsComplete);
        Assert.Contains("down", batch.Error, StringComparison.Ordinal);
        Assert.Equal((batch.Evaluated, batch.Evaluated), (batch.Failures, batch.Scores));
        Assert.Contains("NaN", batch.Evaluators.Single(static evaluator => evaluator.Name == "bad").FirstError, StringComparison.Ordinal);
        Assert.NotNull(batch.ResumeToken);
        Assert.Contains("not complete", batch.Format(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EvaluatorsThatThrowHangOrAnswerNonsense_AreCountedEach()
    {
        using var never = new ManualResetEventSlim();
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client();

        var batch = await client.EvaluateAsync(
            Traces(3, 0),
            [
                TraceEvaluator.Create("fine", static trace => trace.Id.Length),
                TraceEvaluator.Create("throws", static trace => trace.Id.Length > 0 ? throw new FormatException("bad") : 1),
                TraceEvaluator.CreateAsync("hangs", static async (_, _) => { await Task.Delay(Timeout.Infinite, CancellationToken.None); return (Evaluation?)null; }),
                TraceEvaluator.Create("blocks", _ => { never.Wait(); return 1.0; }),
                TraceEvaluator.LlmJudge("judge", "is it right", static (_, _) => Task.FromResult("I think it is fine")),
            ],
            options: new() { EvaluatorTimeout = TimeSpan.FromMilliseconds(200) });
        never.Set();

        Assert.Equal((3, 3, 12, true), (batch.Evaluated, batch.Scores, batch.Failures, batch.IsComplete));
        Assert.Equal(
            [("blocks", 3, "took longer than 0.2 s"), ("fine", 0, null), ("hangs", 3, "took longer than 0.2 s"), ("judge", 3, "no JSON with a score"), ("throws", 3, "FormatException: bad")],
            batch.Evaluators.Select(static one => (one.Name, (int)one.Failures, Sign(one.FirstError))));
        Assert.Equal(["001", "002", "003"], batch.FailedIds.Order());

        static string? Sign(string? error) => new[] { "took longer than 0.2 s", "no JSON with a score", "FormatException: bad" }.FirstOrDefault(sign => error?.Contains(sign, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task ServerOfVersion3_IsReadByItsTraces_AskedOnce()
    {
        await using var server = RawServer.Start(static request =>
            request.Path.StartsWith("/api/public/v2/observations", StringComparison.Ordinal) ? RawAnswer.Status(404, """{"message":"Not found"}""")
            : request.Path.StartsWith("/api/public/traces?", StringComparison.Ordinal) ? RawAnswer.Status(200, Version3Page(request.Path))
            : RawAnswer.AcceptAll(request));
        await using var client = server.Client();

        var traces = await client.Traces.ListAsync(tags: ["a", "b"], userId: "u").ToListAsync();
        var again = await client.Traces.ListAsync(tags: ["a", "b"], limit: 1).ToListAsync();

        Assert.Equal(["t1", "t2", "t3"], traces.Select(static trace => trace.Id));
        Assert.Equal(("{\"x\":1}", 1.5), (traces[0].InputText, traces[0].Latency!.Value.TotalSeconds));
        Assert.Single(again);
        Assert.Single(server.Requests, static request => request.Path.Contains("v2/observations", StringComparison.Ordinal));
        Assert.Contains("tags=a&tags=b", server.Requests.ElementAt(1).Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Agreement_OfJudgeAndPerson()
    {
        var judge = Scores("yes", "yes", "no", "no");
        var person = Scores("yes", "no", "no", "no");

        var agreement = ScoreAgreement.Of(judge, person);

        Assert.Equal((4, 0.75, 0.5), (agreement.Count, agreement.Agreement, agreement.Kappa));
        Assert.Equal([["no", "yes"]], [agreement.Values]);
        Assert.Equal(1, agreement.Confusion[1][0]);
        Assert.Null(agreement.Correlation);
        Assert.Throws<ArgumentException>(() => ScoreAgreement.Of(judge, []));
    }

    private static void Record(LangfuseClient langfuse, int count, string tag)
    {
        for (var i = 0; i < count; i++)
        {
            using var trace = langfuse.StartTrace("support", userId: "user-1", input: "a question", output: "an answer", tags: [tag]);
            using var child = trace.StartGeneration("llm", model: "gpt-4o");
        }
    }

    private static async IAsyncEnumerable<TraceRecord> Traces(int newest, int oldest, Action<int>? before = null)
    {
        for (var id = newest; id > oldest; id--)
        {
            await Task.Yield();
            before?.Invoke(id);
            yield return new() { Id = $"{id:000}", Timestamp = DateTimeOffset.UnixEpoch.AddSeconds(id) };
        }
    }

    private static string Version3Page(string path)
    {
        var page = path.Contains("page=2", StringComparison.Ordinal) ? 2 : 1;
        object Trace(string id) => new
        {
            id, timestamp = "2026-01-01T00:00:00Z", name = "n", input = new { x = 1 }, output = "o", userId = "u", tags = new[] { "a", "b" }, environment = "default",
            latency = 1.5, totalCost = -1, @public = false, htmlPath = "/p", observations = Array.Empty<string>(), scores = Array.Empty<string>(),
        };
        var data = page == 1 ? new[] { Trace("t1"), Trace("t2") } : [Trace("t2"), Trace("t3")];
        return JsonSerializer.Serialize(new { data, meta = new { page, limit = 2, totalItems = 3, totalPages = 2 }, _deprecation = new { message = "old" } });
    }

    private static List<StoredScore> Scores(params string[] values) => [.. values.Select(static (value, index) => new StoredScore
    {
        Id = $"{value}{index}", Name = "n", DataType = ScoreDataType.Categorical, Value = JsonSerializer.SerializeToElement(value), Timestamp = default, TraceId = $"t{index}",
    })];
}
