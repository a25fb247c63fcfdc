using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.LocalServer;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Experiments;

public sealed class ExperimentTests : IAsyncLifetime
{
    private LangfuseLocalServer _server = null!;
    private LangfuseClient _langfuse = null!;

    public async Task InitializeAsync()
    {
        _server = await Servers.StartAsync();
        _langfuse = Servers.Client(_server, "experiments-" + Guid.NewGuid().ToString("N"));
    }

    public async Task DisposeAsync()
    {
        await _langfuse.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Listing_RunsOverTheDataset_AndTheServerHasTheRun()
    {
        var dataset = await DatasetAsync("rag-golden-set", 5);

        ExperimentResult result = await dataset.RunExperimentAsync("improved_v2",
            task: async (item, ct) => await AnswerAsync(item.Input.GetProperty("question").GetString()!),
            evaluators: [Evaluator.Create<string>("accuracy", (item, output) => Judge(output, item.ExpectedOutput))],
            runEvaluators: [RunEvaluator.Average("accuracy")],
            maxConcurrency: 16);
        result.ThrowIfBelow("accuracy", 0.8);

        Assert.Equal(5, result.Items.Count);
        Assert.All(result.Items, static item => Assert.Equal(1, item.Number("accuracy")));
        Assert.Equal(("avg_accuracy", 1.0), (result.RunEvaluations.Single().Name, result.RunEvaluations.Single().Number));
        Assert.Contains("accuracy: mean 1 of 5", result.Format(), StringComparison.Ordinal);
        Assert.True(result.Delivery!.IsComplete);

        var trace = await _langfuse.Traces.GetAsync(result.Items[0].TraceId);
        Assert.Equal(["experiment-item-run", "accuracy"], trace.Observations.Select(static observation => observation.Name));
        Assert.Equal(("sdk-experiment", result.Items[0].OutputText), (trace.Environment, trace.OutputText));
        var score = Assert.Single(await _langfuse.Scores.ListAsync(traceId: trace.Id).ToListAsync());
        Assert.Equal((1, result.Items[0].ObservationId), (score.Number, score.ObservationId));
        var items = await _langfuse.Api.Experiments.ListItemsAsync(new() { FromStartTime = DateTimeOffset.UtcNow.AddHours(-1), ExperimentName = result.RunName, Limit = 100 }).ToListAsync();
        Assert.Equal(result.Items.Select(static item => item.TraceId).Order(StringComparer.Ordinal), items.Select(static item => item.TraceId).Order(StringComparer.Ordinal));
        Assert.Equal(dataset.Items.Select(static item => item.Id).Order(StringComparer.Ordinal), items.Select(static item => item.ExperimentItemId).Order(StringComparer.Ordinal));
        Assert.NotNull(result.DatasetRunUrl);
    }

    [Fact]
    public async Task WhatFails_IsInTheResult_AndStopsNothing()
    {
        var data = Enumerable.Range(0, 10).Select(static number => DatasetItem.Of(new { number }, number * 2)).ToList();
        var done = new ConcurrentBag<ExperimentProgress>();

        var result = await _langfuse.RunExperimentAsync("faults", data,
            task: (item, _) => item.Input.GetProperty("number").GetInt32() is 3 ? throw new InvalidOperationException("no three") : Task.FromResult(item.Input.GetProperty("number").GetInt32() * 2),
            evaluators:
            [
                Evaluator.ExactMatch<int>(),
                Evaluator.Create<int>("throws", static (item, output) => output > 100 ? true : throw new FormatException("bad")),
                Evaluator.Create<int>("nan", static (_, _) => double.NaN),
                Evaluator.CreateAsync<int>("hangs", static async (_, _) => { await Task.Delay(Timeout.Infinite); return 1.0; }),
                Evaluator.Create<int>("none", static (_, _) => (Evaluation?)null),
                Evaluator.LlmJudge<int>("judge", "is it right", static (_, _) => Task.FromResult("I think it is fine")),
            ],
            runEvaluators: [RunEvaluator.Create("broken", static _ => throw new InvalidOperationException("no")), RunEvaluator.SuccessRate()],
            options: new() { EvaluatorTimeout = TimeSpan.FromMilliseconds(200), Progress = new Sink(done) });

        var failed = Assert.Single(result.FailedItems);
        Assert.Equal("InvalidOperationException: no three", failed.Error);
        Assert.Equal(10, result.Items.Count);
        Assert.Equal(1, result.Value("exact_match"));
        Assert.All(result.Items.Where(static item => !item.IsFailed), static item => Assert.Equal(
            ["throws", "nan", "hangs", "judge"], item.EvaluatorFailures.Select(static failure => failure.Evaluator)));
        Assert.Contains("took longer than 0.2 s", result.Items[0].EvaluatorFailures[2].Error, StringComparison.Ordinal);
        Assert.Equal("broken", Assert.Single(result.RunEvaluatorFailures).Evaluator);
        Assert.Equal(0.9, result.Value("success_rate"));
        Assert.Equal((10, 1), (done.Max(static progress => progress.Done), done.Max(static progress => progress.Failed)));
        var table = result.Format(maxItems: 1);
        Assert.Contains("FAILED InvalidOperationException: no three", table, StringComparison.Ordinal);
        Assert.Contains("8 more items that did not fail", table, StringComparison.Ordinal);
        Assert.Contains("evaluator nan failed 9 times", table, StringComparison.Ordinal);
        var refused = Assert.Throws<ExperimentRegressionException>(() => result.ThrowIfBelow("nan", 0.5));
        Assert.Contains("no numbers of 'nan'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("1 of 10 items failed", Assert.Throws<ExperimentRegressionException>(() => result.ThrowIfFailed()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CodeThatBlocks_CostsItsTimeLimit()
    {
        using var never = new ManualResetEventSlim();

        var result = await _langfuse.RunExperimentAsync("blocks", Enumerable.Range(0, 4).Select(static number => DatasetItem.Of(number)),
            task: (item, _) =>
            {
                if (item.InputText == "3")
                {
                    never.Wait(CancellationToken.None);
                }

                return Task.FromResult(item.InputText);
            },
            evaluators: [Evaluator.Create<string>("fine", static (_, output) => output.Length), Evaluator.Create<string>("blocked", (_, _) => { never.Wait(); return 1.0; })],
            runEvaluators: [RunEvaluator.Create("blocked_run", _ => { never.Wait(); return 1; })],
            options: new()
            {
                TaskTimeout = TimeSpan.FromSeconds(2), EvaluatorTimeout = TimeSpan.FromMilliseconds(200),
                CompositeEvaluators = [CompositeEvaluator.Create("blocked_composite", (_, _) => { never.Wait(); return 1; })],
            });
        never.Set();

        Assert.Contains("the task took longer than 2 s", Assert.Single(result.FailedItems).Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Value("fine"));
        Assert.All(result.Items.Where(static item => !item.IsFailed), static item => Assert.Equal(
            ["blocked", "blocked_composite"], item.EvaluatorFailures.Select(static failure => failure.Evaluator)));
        Assert.Contains("took longer than 0.2 s", Assert.Single(result.RunEvaluatorFailures).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TimeLimits_MayBeOff_AndMustNotBeNothing()
    {
        DatasetItem[] data = [DatasetItem.Of("a")];
        Evaluator<string>[] evaluators = [Evaluator.CreateAsync<string>("slow", static async (_, _) => { await Task.Delay(700); return 1.0; })];

        foreach (var off in new[] { Timeout.InfiniteTimeSpan, TimeSpan.MaxValue })
        {
            var result = await _langfuse.RunExperimentAsync("off", data, static (_, _) => Task.FromResult("x"), evaluators, options: new() { EvaluatorTimeout = off, TaskTimeout = off });
            Assert.Equal(1, result.Value("slow"));
        }

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _langfuse.RunExperimentAsync("none", data, static (_, _) => Task.FromResult("x"), evaluators, options: new() { EvaluatorTimeout = TimeSpan.Zero }));
    }

    [Fact]
    public async Task SyncTasks_RunSideBySide()
    {
        using var together = new Barrier(4);

        var result = await _langfuse.RunExperimentAsync("parallel", Enumerable.Range(0, 4).Select(static number => DatasetItem.Of(number)),
            task: (_, token) => Task.FromResult(together.SignalAndWait(Patience.Time, token)), maxConcurrency: 4);

        Assert.All(result.Items, static item => Assert.Equal(true, item.Output));
    }

    [Fact]
    public async Task Cancelled_KeepsWhatIsDone()
    {
        using var stop = new CancellationTokenSource();
        var begun = 0;

        var cancelled = await Assert.ThrowsAsync<ExperimentCanceledException>(() => _langfuse.RunExperimentAsync("cancelled",
            Enumerable.Range(0, 100).Select(static number => DatasetItem.Of(number)),
            task: async (_, token) =>
            {
                if (Interlocked.Increment(ref begun) == 10)
                {
                    await stop.CancelAsync();
                }

                return begun;
            },
            maxConcurrency: 1, cancellationToken: stop.Token));

        Assert.InRange(cancelled.Result.Items.Count, 9, 10);
        Assert.Equal(100, cancelled.Result.PlannedItems);
        Assert.Contains("not run", cancelled.Result.Format(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resumed_GoesOnWhereItEnded_AndNoItemIsThereTwice()
    {
        var dataset = await DatasetAsync("resumed", 40);
        var file = Path.GetTempFileName();
        File.Delete(file);
        var options = new ExperimentOptions { ResumeFile = file };
        using var stop = new CancellationTokenSource();
        var runs = new ConcurrentDictionary<string, int>();

        async Task<string> TaskAsync(DatasetItem item, CancellationToken token)
        {
            runs.AddOrUpdate(item.Id, 1, static (_, count) => count + 1);
            if (runs.Count == 20)
            {
                await stop.CancelAsync();
            }

            return await AnswerAsync(item.Input.GetProperty("question").GetString()!);
        }

        await Assert.ThrowsAsync<ExperimentCanceledException>(() => dataset.RunExperimentAsync("v1", TaskAsync, [Accuracy], maxConcurrency: 4, options: options, cancellationToken: stop.Token));
        await File.AppendAllTextAsync(file, "{\"item\":\"cut off by a ki");
        var result = await dataset.RunExperimentAsync("v1", TaskAsync, [Accuracy], maxConcurrency: 4, options: options);

        Assert.Equal(40, result.Items.Count);
        Assert.Equal(1, result.Value("accuracy"));
        Assert.InRange(runs.Values.Sum(), 40, 44);
        var items = await _langfuse.Api.Experiments.ListItemsAsync(new() { FromStartTime = DateTimeOffset.UtcNow.AddHours(-1), ExperimentName = result.RunName, Limit = 100 }).ToListAsync();
        Assert.Equal(40, items.Select(static item => item.ExperimentItemId).Distinct().Count());
        await Assert.ThrowsAsync<InvalidOperationException>(() => dataset.RunExperimentAsync("another", TaskAsync, options: options));
        File.Delete(file);
    }

    [Fact]
    public async Task Repetitions_ShowHowFarTheTaskWavers()
    {
        var calls = 0;

        var result = await _langfuse.RunExperimentAsync("wavers", [DatasetItem.Of("a"), DatasetItem.Of("a")],
            task: (_, _) => Task.FromResult(Interlocked.Increment(ref calls) % 2),
            evaluators: [Evaluator.Create<int>("value", static (_, output) => output)], maxConcurrency: 1, options: new() { Repetitions = 2 });

        Assert.Equal(4, result.Items.Count);
        Assert.Equal(4, result.Items.Select(static item => item.TraceId).Distinct().Count());
        Assert.Equal(0.5, result.Statistics("value")!.Mean);
        Assert.True(result.Statistics("value")!.DeviationWithinItems > 0);
    }

    [Fact]
    public async Task Scores_AndSpans_CarryTheExperiment()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client(static options => options.Mask = static (_, text) => text.Replace("secret", "***", StringComparison.Ordinal));

        var result = await client.RunExperimentAsync("local", [DatasetItem.Of(new { q = "secret" }, "secret answer", new { n = 1 })],
            task: (_, _) =>
            {
                using var child = client.StartSpan("inner");
                return Task.FromResult("x");
            },
            options: new() { RunName = "run 1", Description = "tiny", Metadata = new { model = "m1" } });

        var spans = Spans.Of(server);
        var root = spans.Single(static span => span.Name == "experiment-item-run");
        var inner = spans.Single(static span => span.Name == "inner");
        Assert.Equal(root.SpanId, inner.ParentSpanId);
        Assert.All(spans, span =>
        {
            Assert.Equal("sdk-experiment", span["langfuse.environment"]);
            Assert.Equal(result.ExperimentId, span["langfuse.experiment.id"]);
            Assert.Equal("run 1", span["langfuse.experiment.name"]);
            Assert.Equal("""{"model":"m1"}""", span["langfuse.experiment.metadata"]);
            Assert.Equal("""{"n":1}""", span["langfuse.experiment.item.metadata"]);
            Assert.Equal(root.SpanId, span["langfuse.experiment.item.root_observation_id"]);
            Assert.Equal(result.Items[0].Item.Id, span["langfuse.experiment.item.id"]);
        });
        Assert.Equal(("*** answer", "tiny"), (root["langfuse.experiment.item.expected_output"], root["langfuse.experiment.description"]));
        Assert.Null(inner["langfuse.experiment.item.expected_output"]);
        Assert.Equal("local", root["langfuse.observation.metadata.experiment_name"]);
    }

    private static Evaluator<string> Accuracy => Evaluator.Create<string>("accuracy", static (item, output) => Judge(output, item.ExpectedOutput));

    private static double Judge(string output, JsonElement expected) => output == expected.GetProperty("answer").GetString() ? 1 : 0;

    private static async Task<string> AnswerAsync(string question)
    {
        await Task.Yield();
        return "answer to " + question;
    }

    private async Task<Dataset> DatasetAsync(string name, int items)
    {
        await _langfuse.Datasets.CreateAsync(name, description: "what the answers must be");
        for (var i = 0; i < items; i++)
        {
            var question = "question " + i.ToString(CultureInfo.InvariantCulture);
            await _langfuse.Datasets.CreateItemAsync(name, input: new { question }, expectedOutput: new { answer = "answer to " + question }, id: $"{name}-{i:000}");
        }

        return await _langfuse.Datasets.GetAsync(name);
    }

    private sealed class Sink(ConcurrentBag<ExperimentProgress> reports) : IProgress<ExperimentProgress>
    {
        public void Report(ExperimentProgress value) => reports.Add(value);
    }
}
