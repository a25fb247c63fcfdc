using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Experiments;

/// <summary>A run that is stored is a baseline for the next one.</summary>
public sealed class StoredRunTests
{
    [Fact]
    public async Task BaselineOfTheServer_IsComparedWith()
    {
        await using var server = await Servers.StartAsync();
        await using var langfuse = Servers.Client(server, "stored-run");
        await langfuse.Datasets.CreateAsync("golden");
        for (var i = 0; i < 12; i++)
        {
            await langfuse.Datasets.CreateItemAsync("golden", input: "q" + i, expectedOutput: "a" + i, id: $"item-{i:00}");
        }

        var dataset = await langfuse.Datasets.GetAsync("golden");
        Evaluator<string>[] evaluators = [Evaluator.ExactMatch<string>("exact"), Evaluator.Create<string>("length", static (_, output) => output.Length), Evaluator.Create<string>("tone", static (_, _) => "kind")];
        await dataset.RunExperimentAsync(
            "good", task: static (item, ct) => item.Id == "item-03" ? throw new FormatException("no") : Task.FromResult(item.ExpectedText!), evaluators, [RunEvaluator.Average("exact")], options: new() { RunName = "main", Description = "as it is" });
        var bad = await dataset.RunExperimentAsync("bad", task: static (item, ct) => Task.FromResult("?"), evaluators, options: new() { RunName = "branch" });

        var baseline = await dataset.GetRunAsync("main");

        Assert.Equal(("main", "as it is", 12, 1), (baseline.RunName, baseline.Description, baseline.Items.Count, baseline.FailedItems.Count()));
        Assert.Equal(dataset.Items.Select(static item => item.Id), baseline.Items.Select(static item => item.Item.Id));
        Assert.Equal((1.0, 1.0), (baseline.Value("exact"), baseline.Value("avg_exact")));
        Assert.Equal("kind", baseline.Items[0].Evaluations.Single(static evaluation => evaluation.Name == "tone").Value.Text);
        Assert.Equal(baseline.Items[0].Item.ExpectedText, baseline.Items[0].OutputText);
        var worse = Assert.Throws<ExperimentRegressionException>(() => bad.ThrowIfWorseThan(baseline, "exact"));
        Assert.Contains("is worse than 'main'", worse.Message, StringComparison.Ordinal);
        Assert.Contains("11 items in both", worse.Message, StringComparison.Ordinal);
        Assert.Contains("item-03", baseline.Format(), StringComparison.Ordinal);
        Assert.Equal(["branch", "main"], (await langfuse.Datasets.ListRunsAsync("golden").ToListAsync()).Select(static run => run.Name).Order());
        Assert.Equal(12, (await langfuse.Datasets.GetRunAsync("golden", "branch")).Items.Count);
        var missing = await Assert.ThrowsAsync<LangfuseException>(() => dataset.GetRunAsync("nope"));
        Assert.Contains("'golden' has no run 'nope'", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repetitions_ComeBackAsSuch()
    {
        await using var server = await Servers.StartAsync();
        await using var langfuse = Servers.Client(server, "stored-repetitions");
        await langfuse.Datasets.CreateAsync("golden");
        await langfuse.Datasets.CreateItemAsync("golden", input: "q", id: "only");
        var dataset = await langfuse.Datasets.GetAsync("golden");
        await dataset.RunExperimentAsync(
            "repeated", task: static (item, ct) => Task.FromResult("x"), evaluators: [Evaluator.Create<string>("one", static (_, _) => 1)], options: new() { RunName = "three", Repetitions = 3 });

        var back = await dataset.GetRunAsync("three");

        Assert.Equal([0, 1, 2], back.Items.Select(static item => item.Repetition));
        Assert.Equal(3, back.Statistics("one")!.Count);
    }

    [Fact]
    public async Task ServerOfVersion3_IsReadByRunItems()
    {
        await using var server = RawServer.Start(static request => request.Path.Split('?')[0] switch
        {
            "/api/public/v2/datasets/golden" => RawAnswer.Status(200, """{"id":"d-1","name":"golden","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z"}"""),
            "/api/public/dataset-items" => RawAnswer.Status(200, """{"data":[{"id":"i-1","datasetId":"d-1","datasetName":"golden","status":"ACTIVE","input":"q","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z"}],"meta":{"page":1,"limit":50,"totalItems":1,"totalPages":1}}"""),
            "/api/public/datasets/golden/runs/main" => RawAnswer.Status(200, """{"id":"r-1","name":"main","datasetId":"d-1","datasetName":"golden","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z","datasetRunItems":[{"id":"x","datasetRunId":"r-1","datasetRunName":"main","datasetItemId":"i-1","traceId":"t-1","observationId":"o-1","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z"}]}"""),
            "/api/public/traces/t-1" => RawAnswer.Status(200, """{"id":"t-1","timestamp":"2026-01-01T00:00:00Z","name":"n","input":"q","output":"a","tags":[],"environment":"default","public":false,"htmlPath":"/","latency":1.5,"totalCost":0,"observations":[],"scores":[]}"""),
            "/api/public/v2/scores" => RawAnswer.Status(200, request.Path.Contains("traceId=t-1", StringComparison.Ordinal)
                ? """{"data":[{"id":"s-1","name":"exact","dataType":"NUMERIC","value":0.5,"source":"API","timestamp":"2026-01-01T00:00:00Z","traceId":"t-1","observationId":"o-1","environment":"default","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z"}],"meta":{"page":1,"limit":50,"totalItems":1,"totalPages":1}}"""
                : """{"data":[],"meta":{"page":1,"limit":50,"totalItems":0,"totalPages":0}}"""),
            _ => RawAnswer.Status(404, """{"message":"Not found"}"""),
        });
        await using var client = server.Client();

        var run = await client.Datasets.GetRunAsync("golden", "main");

        Assert.Equal(("i-1", "a", 0.5, 1.5), (run.Items.Single().Item.Id, run.Items[0].OutputText, run.Value("exact"), run.Items[0].Duration.TotalSeconds));
    }
}
