// Planted: LFO4005
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "pairing", "type": "categorical", "categories": ["perfect", "fine", "odd"] }, { "name": "price-mentioned", "type": "boolean" } ] }

namespace Wine.Cellar;

public static class CellarEvaluation
{
    private static readonly Dictionary<string, string[]> Pairings = new()
    {
        ["fish"] = ["riesling", "chablis"],
        ["game"] = ["pinot noir", "syrah"],
    };

    public static Task<ExperimentResult> RunAsync(LangfuseClient langfuse, Dataset dataset, Func<string, string> recommend) =>
        dataset.RunExperimentAsync(
            "cellar",
            task: (item, token) => Task.FromResult(recommend(item.InputText)),
            evaluators:
            [
                Evaluator.Create<string>("pairing", (item, output) => Judge(item.InputText, output)),
                Evaluator.Create<string>("price-mentioned", (item, output) => output.Contains('€')),
            ]);

    private static string Judge(string dish, string wine)
    {
        if (!Pairings.TryGetValue(dish, out var wines))
        {
            return "fine";
        }

        return wines.Contains(wine, StringComparer.OrdinalIgnoreCase) ? "perfect" : "strange";
    }
}
