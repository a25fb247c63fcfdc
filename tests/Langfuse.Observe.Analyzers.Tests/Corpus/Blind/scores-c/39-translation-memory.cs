// Planted: LFO4007
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

string[] glossary = File.Exists("glossary.txt") ? File.ReadAllLines("glossary.txt") : [];
var evaluators = new List<Evaluator<string>>
{
    Evaluator.Create<string>("not-empty", (item, output) => output.Length > 0),
};
foreach (var term in glossary.Where(line => line.Length > 0))
{
    evaluators.Add(Evaluator.Create<string>("keeps-" + term, (item, output) => output.Contains(term, StringComparison.OrdinalIgnoreCase)));
}

var dataset = await langfuse.Datasets.GetAsync("translation-memory");
var result = await dataset.RunExperimentAsync("glossary", (item, token) => Translator.TranslateAsync(item.InputText, token), evaluators);
Console.WriteLine(result.Format());

static class Translator
{
    [Observe]
    public static async Task<string> TranslateAsync(string text, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return text.ToUpperInvariant();
    }
}
