// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var dataset = await langfuse.Datasets.GetAsync("handbook-questions");
var result = await dataset.RunExperimentAsync(
    "nightly",
    task: async (item, cancellationToken) => await Handbook.AnswerAsync(item.InputText, cancellationToken),
    evaluators:
    [
        Evaluator.Create<string>("mentions-source", (item, output) => output.Contains("§", StringComparison.Ordinal)),
        Evaluator.Create<string>("word-count", (item, output) => output.Split(' ').Length),
        Evaluator.Create<string>("token-overlap", (item, output) => Overlap(item.ExpectedText ?? "", output)),
    ],
    maxConcurrency: 4);
Console.WriteLine(result.Format());
result.ThrowIfBelow("token-overlap", 0.4);

static double Overlap(string expected, string actual)
{
    var wanted = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
    return wanted.Count == 0 ? 1 : actual.Split(' ').Distinct().Count(wanted.Contains) / (double)wanted.Count;
}

static class Handbook
{
    [Observe]
    public static async Task<string> AnswerAsync(string question, CancellationToken cancellationToken)
    {
        await Task.Delay(10, cancellationToken);
        return "See § 4: " + question;
    }
}
