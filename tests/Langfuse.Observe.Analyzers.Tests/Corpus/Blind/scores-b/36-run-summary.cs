// Planted: LFO4011
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var dataset = await langfuse.Datasets.GetAsync(args.FirstOrDefault() ?? "recipes");
var result = await dataset.RunExperimentAsync<string>(
    "shorter-prompts",
    async (item, cancellationToken) =>
    {
        await Task.Delay(1, cancellationToken);
        return item.InputText.ToUpperInvariant();
    },
    evaluators: [Evaluator.ExactMatch<string>("exact_match")]);

Console.WriteLine(result.Format());
if (result.Value("exact_match") is { } mean)
{
    Summary.Save(langfuse, mean, result.Items.Count);
}

internal static class Summary
{
    public static void Save(LangfuseClient langfuse, double mean, int items)
    {
        var comment = $"{items} items";
        langfuse.Score("nightly-mean", mean, comment: comment);
    }
}
