// Planted: LFO4003
using Langfuse.Observe;

namespace Patents.Search;

public static class PatentEvaluators
{
    public static Evaluator<string> CitesPriorArt { get; } =
        Evaluator.Create<string>("cites-prior-art", (item, output) => output.Contains("EP", StringComparison.Ordinal));

    public static Evaluator<string> Length { get; } =
        Evaluator.Create<string>("answer-length", (item, output) => output.Length);

    public static async Task<ExperimentResult> RunAsync(LangfuseClient langfuse, Func<string, CancellationToken, Task<string>> search)
    {
        var dataset = await langfuse.Datasets.GetAsync("patents");
        return await dataset.RunExperimentAsync("weekly", (item, token) => search(item.InputText, token), [CitesPriorArt, Length]);
    }
}

public sealed class LiveScorer
{
    [Observe]
    public string Answer(string question, IReadOnlyList<string> citations)
    {
        var priorArt = citations.Count(citation => citation.StartsWith("EP", StringComparison.Ordinal));
        LangfuseContext.ScoreCurrentTrace("cites-prior-art", citations.Count == 0 ? 0.0 : priorArt / (double)citations.Count);
        return question + ": " + string.Join(", ", citations);
    }
}
