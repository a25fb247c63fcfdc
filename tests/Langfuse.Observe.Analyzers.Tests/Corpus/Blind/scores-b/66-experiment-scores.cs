// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var items = new[]
{
    DatasetItem.Of("2 + 3", expectedOutput: "5", id: "sum"),
    DatasetItem.Of("7 - 9", expectedOutput: "-2", id: "difference"),
};

var result = await langfuse.RunExperimentAsync<string>(
    "mental-arithmetic",
    items,
    (item, _) => Task.FromResult(Calculator.Solve(item.InputText)),
    evaluators: [Evaluator.ExactMatch<string>("exact_match")],
    runEvaluators: [RunEvaluator.Average("exact_match")],
    maxConcurrency: 2);

if (result.DatasetRunId is { } runId && result.Value("exact_match") is { } mean)
{
    langfuse.Score("release-gate", mean >= 0.9, datasetRunId: runId);
}

Console.WriteLine(result.Format());

internal static class Calculator
{
    public static string Solve(string term) => term.Split(' ') switch
    {
        [var a, "+", var b] => $"{int.Parse(a) + int.Parse(b)}",
        [var a, "-", var b] => $"{int.Parse(a) - int.Parse(b)}",
        _ => "?",
    };
}
