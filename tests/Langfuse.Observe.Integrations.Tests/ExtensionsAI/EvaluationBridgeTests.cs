using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace Langfuse.Observe.Integrations.Tests.ExtensionsAI;

/// <summary>Evaluators of Microsoft.Extensions.AI.Evaluation judge an experiment on a local server.</summary>
public sealed class EvaluationBridgeTests
{
    [Fact]
    public async Task Metrics_AreScoresWithTheirReasonAndRating()
    {
        await using var server = await LangfuseLocalServer.StartAsync();
        await using var langfuse = Client(server);
        await langfuse.Datasets.CreateAsync("bridge");
        await langfuse.Datasets.CreateItemAsync("bridge", input: new { messages = new[] { new { role = "system", content = "Be brief" }, new { role = "user", content = "hello" } } }, expectedOutput: "hi");
        var dataset = await langfuse.Datasets.GetAsync("bridge");
        var seen = new LengthEvaluator();

        var result = await dataset.RunExperimentAsync("bridge", task: (item, ct) => Task.FromResult("hi there"), evaluators:
        [
            seen.ToLangfuse(context: (item, output) => [new Expected(item.ExpectedText!)]),
            new BrokenEvaluator().ToLangfuse(),
        ]);

        Assert.Equal("system: Be brief | user: hello | assistant: hi there | expected=hi", seen.Seen);
        Assert.Equal(8, result.Value("Length"));
        Assert.Equal(["Broken: InvalidOperationException: metric 'Nothing' has no value: the model said no"], result.Items.Single().EvaluatorFailures.Select(static failure => $"{failure.Evaluator}: {failure.Error}"));
        var scores = (await langfuse.Scores.ListAsync(traceId: result.Items.Single().TraceId).ToListAsync()).ToDictionary(static score => score.Name);
        Assert.Equal(["Kind", "Length", "Polite"], scores.Keys.Order());
        Assert.Equal(("8", "counted", ScoreDataType.Numeric), (scores["Length"].Text, scores["Length"].Comment, scores["Length"].DataType));
        Assert.Equal(("greeting", ScoreDataType.Categorical), (scores["Kind"].Text, scores["Kind"].DataType));
        Assert.Equal(ScoreDataType.Boolean, scores["Polite"].DataType);
        Assert.Equal("Good", scores["Length"].Metadata.GetProperty("rating").GetString());
    }

    [Fact]
    public async Task StoredTraces_AndOutputsOfAnyType_AreJudgedToo()
    {
        await using var server = await LangfuseLocalServer.StartAsync();
        await using var langfuse = Client(server);
        using (langfuse.StartTrace("chat", input: "hello", output: "hi there"))
        {
        }

        await langfuse.FlushAsync(TimeSpan.FromSeconds(30));
        var batch = await langfuse.EvaluateAsync(langfuse.Traces.ListAsync(), [TraceEvaluator.From(new LengthEvaluator().ToLangfuse())]);
        var typed = new LengthEvaluator().ToLangfuse<ChatResponse>(static response => response, messages: static item => [new(ChatRole.User, "asked " + item.InputText)], name: "typed");
        var judged = await typed.EvaluateAsync(DatasetItem.Of("x"), new ChatResponse(new ChatMessage(ChatRole.Assistant, "four")));

        Assert.Equal((1, 3, 0), (batch.Evaluated, batch.Scores, batch.Failures));
        Assert.Equal(("typed", 4), (typed.Name, judged.Single(static one => one.Name == "Length").Number));
    }

    private static LangfuseClient Client(LangfuseLocalServer server) => LangfuseClient.Start("evaluation-bridge", options =>
        (options.BaseUrl, options.PublicKey, options.SecretKey) = (server.BaseUrl, server.PublicKey, server.SecretKey));

    private sealed class Expected(string answer) : EvaluationContext("expected", answer);

    private sealed class LengthEvaluator : IEvaluator
    {
        public string? Seen { get; private set; }

        public IReadOnlyCollection<string> EvaluationMetricNames => ["Length", "Kind", "Polite"];

        public ValueTask<EvaluationResult> EvaluateAsync(
            IEnumerable<ChatMessage> messages, ChatResponse modelResponse, ChatConfiguration? chatConfiguration = null,
            IEnumerable<EvaluationContext>? additionalContext = null, CancellationToken cancellationToken = default)
        {
            Seen = string.Join(" | ", messages.Concat(modelResponse.Messages).Select(static message => $"{message.Role}: {message.Text}")
                .Concat((additionalContext ?? []).Select(static context => $"{context.Name}={string.Concat(context.Contents.OfType<TextContent>().Select(static text => text.Text))}")));
            var length = new NumericMetric("Length", modelResponse.Text.Length, "counted") { Interpretation = new(EvaluationRating.Good) };
            return new(new EvaluationResult(length, new StringMetric("Kind", "greeting"), new BooleanMetric("Polite", true)));
        }
    }

    private sealed class BrokenEvaluator : IEvaluator
    {
        public IReadOnlyCollection<string> EvaluationMetricNames => ["Nothing"];

        public ValueTask<EvaluationResult> EvaluateAsync(
            IEnumerable<ChatMessage> messages, ChatResponse modelResponse, ChatConfiguration? chatConfiguration = null,
            IEnumerable<EvaluationContext>? additionalContext = null, CancellationToken cancellationToken = default)
        {
            var metric = new NumericMetric("Nothing");
            metric.AddDiagnostics(EvaluationDiagnostic.Error("the model said no"));
            return new(new EvaluationResult(metric));
        }
    }
}
