using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Experiments;

/// <summary>Whatever shape an evaluator is written in, it is found and gives what it gave.</summary>
public sealed class EvaluatorOverloadTests
{
    private enum Verdict
    {
        Right,
    }

    [Fact]
    public async Task EveryKindOfValue_AsALambda_AMethod_AndATask()
    {
        Evaluator<string>[] evaluators =
        [
            Evaluator.Create<string>("int lambda", (item, output) => output.Length),
            Evaluator.Create<string>("int method", Length),
            Evaluator.Create<string>("double", (item, output) => 0.5),
            Evaluator.Create<string>("float", (item, output) => 0.5f),
            Evaluator.Create<string>("decimal", (item, output) => 0.5m),
            Evaluator.Create<string>("bool", (item, output) => output.Length == 2),
            Evaluator.Create<string>("text", (item, output) => output),
            Evaluator.Create<string>("enum", (item, output) => Verdict.Right),
            Evaluator.Create<string>("mixed", (item, output) => output.Length > 5 ? 1 : 0.25),
            Evaluator.Create<string>("whole", (item, output) => new Evaluation(3, "why")),
            Evaluator.Create("inferred", (DatasetItem item, string output) => 1.0),
            Evaluator.CreateAsync<string>("int task", LengthAsync),
            Evaluator.CreateAsync<string>("int async", async (item, output) => { await Task.Yield(); return output.Length; }),
            Evaluator.CreateAsync<string>("async with token", async (item, output, ct) => { await Task.Delay(0, ct); return output.Length; }),
            Evaluator.CreateAsync<string>("text task", (item, output) => Task.FromResult(output)),
            Evaluator.CreateAsync<string>("whole async", async (item, output, ct) => { await Task.Yield(); return new Evaluation(Verdict.Right); }),
        ];

        var values = new List<string>();
        foreach (var evaluator in evaluators)
        {
            values.Add($"{evaluator.Name} {(await evaluator.EvaluateAsync(DatasetItem.Of("x"), "ab")).Single().Value}");
        }

        Assert.Equal(
            [
                "int lambda 2", "int method 2", "double 0.5", "float 0.5", "decimal 0.5", "bool 1", "text ab", "enum Right", "mixed 0.25", "whole 3", "inferred 1",
                "int task 2", "int async 2", "async with token 2", "text task ab", "whole async Right",
            ],
            values);
    }

    [Fact]
    public async Task OneThatOnlyThrows_IsNoRiddleForTheCompiler()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client();

        var result = await client.RunExperimentAsync(
            "throwing", [DatasetItem.Of("x")], task: (item, ct) => Task.FromResult("ab"),
            evaluators: [Evaluator.Create<string>("bad", (item, output) => throw new NotSupportedException("never")), Evaluator.CreateAsync<string>("worse", (item, output) => throw new NotSupportedException("never"))],
            runEvaluators: [RunEvaluator.Create("count", Count), RunEvaluator.CreateAsync("later", async items => { await Task.Yield(); return items.Count; }), RunEvaluator.Create("none", items => throw new NotSupportedException("never"))]);

        Assert.Equal(["bad", "worse"], result.Items.Single().EvaluatorFailures.Select(static failure => failure.Evaluator));
        Assert.Equal([1, 1], result.RunEvaluations.Select(static evaluation => evaluation.Number));
        Assert.Equal("none", result.RunEvaluatorFailures.Single().Evaluator);
        Assert.Equal("only", TraceEvaluator.Create("only", trace => throw new NotSupportedException("never")).Name);
    }

    private static int Length(DatasetItem item, string output) => output.Length;

    private static Task<int> LengthAsync(DatasetItem item, string output) => Task.FromResult(output.Length);

    private static double Count(IReadOnlyList<ExperimentItemResult> items) => items.Count;
}
