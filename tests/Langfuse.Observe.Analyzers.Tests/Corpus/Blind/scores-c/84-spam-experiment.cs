// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

IReadOnlyList<DatasetItem> data =
[
    DatasetItem.Of("win a boat", expectedOutput: "spam"),
    DatasetItem.Of("lunch at noon?", expectedOutput: "ham"),
];

var result = await langfuse.RunExperimentAsync(
    "spam-filter",
    data,
    task: async (item, token) => await SpamFilter.ClassifyAsync(item.InputText, token),
    evaluators:
    [
        Evaluator.ExactMatch<string>("label-correct"),
        Evaluator.Create<string>("known-label", (item, output) => output is "spam" or "ham"),
        Evaluator.CreateAsync<string>("characters", async (item, output) =>
        {
            await Task.Yield();
            return item.InputText.Length;
        }),
    ],
    runEvaluators: [RunEvaluator.Create("share-of-spam", items => items.Count(item => item.OutputText == "spam") / (double)Math.Max(1, items.Count))]);

Console.WriteLine(result.Format());
return result.Value("label-correct") is >= 0.9 ? 0 : 1;

static class SpamFilter
{
    [Observe]
    public static async Task<string> ClassifyAsync(string text, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return text.Contains("win", StringComparison.Ordinal) ? "spam" : "ham";
    }
}
