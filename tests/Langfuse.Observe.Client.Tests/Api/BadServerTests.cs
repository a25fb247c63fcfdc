using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Api;

/// <summary>A server that refuses or answers nonsense costs a clear error or a count in the result, and nothing that was done.</summary>
public sealed class BadServerTests
{
    private const string Nonsense = "<html>Welcome</html>";

    public static TheoryData<int, string> Answers => new()
    {
        { 401, """{"message":"Invalid credentials."}""" },
        { 403, """{"message":"Forbidden","error":"ForbiddenError"}""" },
        { 409, """{"message":"Conflict","error":"LangfuseConflictError"}""" },
        { 413, "Body exceeded 1mb limit" },
        { 422, """{"message":"Too heavy","error":"Request timed out"}""" },
        { 429, """{"message":"Rate limit exceeded"}""" },
        { 500, """{"message":"Internal Server Error"}""" },
        { 502, "" },
        { 200, Nonsense },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Experiment_WhoseRunCannotBeLinked_HasItsResult(int status, string body)
    {
        await using var server = RawServer.Start(request => request.Path.Split('?')[0] switch
        {
            "/api/public/v2/datasets/golden" => RawAnswer.Status(200, """{"id":"d-1","name":"golden","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z"}"""),
            "/api/public/dataset-items" => RawAnswer.Status(200, ItemsPage),
            "/api/public/dataset-run-items" or "/api/public/projects" => RawAnswer.Status(status, body),
            _ => RawAnswer.AcceptAll(request),
        });
        await using var client = server.Client(static options => options.ApiRetries = 0);
        var run = $"unlinked {status} {Guid.NewGuid():N}";

        var result = await (await client.Datasets.GetAsync("golden")).RunExperimentAsync(
            "unlinked", task: static (item, _) => Task.FromResult(item.InputText), [Evaluator.Create<string>("length", static (_, output) => output.Length)], options: new() { RunName = run });

        Assert.Equal((3, 0, 1.0, true), (result.Items.Count, result.FailedItems.Count(), result.Value("length"), result.Delivery!.IsComplete));
        Assert.All(Spans.Of(server), span => Assert.Equal(run, span["langfuse.experiment.name"]));
        var said = Assert.Single(TestLog.Entries, entry => entry.Message.Contains(run, StringComparison.Ordinal));
        Assert.Contains($"the run '{run}' could not be linked to dataset 'golden'", said.Message, StringComparison.Ordinal);
        Assert.Contains(Sign(status), said.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Evaluation_WhoseListBreaksOff_KeepsWhatIsDone_AndGoesOnLater(int status, string body)
    {
        var isBad = true;
        await using var server = RawServer.Start(request => !request.Path.StartsWith("/api/public/v2/observations", StringComparison.Ordinal) ? RawAnswer.AcceptAll(request)
            : !request.Path.Contains("cursor=", StringComparison.Ordinal) ? RawAnswer.Status(200, Page("next==", "t3", "t2"))
            : isBad ? RawAnswer.Status(status, body) : RawAnswer.Status(200, Page(null, "t1")));
        await using var client = server.Client(static options => options.ApiRetries = 0);
        TraceEvaluator[] evaluators = [TraceEvaluator.Create("length", static trace => trace.Id.Length)];

        var broken = await client.EvaluateAsync(client.Traces.ListAsync(), evaluators);
        isBad = false;
        var rest = await client.EvaluateAsync(client.Traces.ListAsync(), evaluators, resumeToken: broken.ResumeToken);

        Assert.Equal((2, 2, false), (broken.Evaluated, broken.Scores, broken.IsComplete));
        Assert.Contains("The traces could not be read to the end", broken.Error, StringComparison.Ordinal);
        Assert.Contains(Sign(status), broken.Error, StringComparison.Ordinal);
        Assert.Equal((1, 2, true), (rest.Evaluated, rest.Skipped, rest.IsComplete));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task SessionsWhoseTracesCannotBeRead_AreCountedAndNamed(int status, string body)
    {
        await using var server = RawServer.Start(request => request.Path.Split('?')[0] switch
        {
            "/api/public/sessions" => RawAnswer.Status(
                200, """{"data":[{"id":"a","createdAt":"2026-01-01T00:00:00Z","projectId":"p","environment":"default"}],"meta":{"page":1,"limit":50,"totalItems":1,"totalPages":1}}"""),
            "/api/public/v2/observations" => RawAnswer.Status(status, body),
            _ => RawAnswer.AcceptAll(request),
        });
        await using var client = server.Client(static options => options.ApiRetries = 0);

        var batch = await client.EvaluateAsync(client.Sessions.ListAsync(), [SessionEvaluator.Create("turns", static session => session.Traces.Count)]);

        Assert.Equal((0, 1), (batch.Scores, batch.Failures));
        Assert.Equal(["a"], batch.FailedIds);
        Assert.Contains(Sign(status), batch.Evaluators.Single().FirstError, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Prompt_IsTheFallback_OrAClearError(int status, string body)
    {
        await using var server = RawServer.Start(_ => RawAnswer.Status(status, body));
        await using var client = server.Client(static options => options.ApiRetries = 0);

        Assert.True((await client.Prompts.GetTextAsync("greeting", fallback: "Hi")).IsFallback);
        Assert.Contains(Sign(status), (await Assert.ThrowsAsync<LangfuseException>(() => client.Prompts.GetTextAsync("another"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PageThatComesTooOften_IsReadAfterTheWaitThatIsAsked()
    {
        var refused = 0;
        await using var server = RawServer.Start(request => !request.Path.StartsWith("/api/public/v2/observations", StringComparison.Ordinal) ? RawAnswer.AcceptAll(request)
            : !request.Path.Contains("cursor=", StringComparison.Ordinal) ? RawAnswer.Status(200, Page("next", "t3", "t2"))
            : refused++ == 0 ? RawAnswer.Status(429, "{}", "Retry-After: 1\r\n") : RawAnswer.Status(200, Page(null, "t1")));
        await using var client = server.Client();

        var batch = await client.EvaluateAsync(client.Traces.ListAsync(), [TraceEvaluator.Create("length", static trace => trace.Id.Length)]);

        Assert.Equal((3, true, 2), (batch.Evaluated, batch.IsComplete, refused));
    }

    private static string ItemsPage => JsonSerializer.Serialize(new
    {
        data = Enumerable.Range(0, 3).Select(static number => new
        {
            id = "i-" + number, datasetId = "d-1", datasetName = "golden", status = "ACTIVE", input = "q", createdAt = "2026-01-01T00:00:00Z", updatedAt = "2026-01-01T00:00:00Z",
        }),
        meta = new { page = 1, limit = 50, totalItems = 3, totalPages = 1 },
    });

    private static string Page(string? cursor, params string[] traces) => JsonSerializer.Serialize(new
    {
        data = traces.Select(static trace => new { id = "o-" + trace, traceId = trace, type = "SPAN", name = "n", startTime = $"2026-01-01T00:00:0{trace[1]}Z", isRootObservation = true }),
        meta = new { cursor },
    });

    /// <summary>What the message says of an answer: its status, or that it cannot be read.</summary>
    private static string Sign(int status) => status == 200 ? $"something that cannot be read: '{Nonsense}" : $"was answered {status}:";
}
