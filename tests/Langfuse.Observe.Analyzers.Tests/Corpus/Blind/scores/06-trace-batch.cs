// Right
// Vocabulary: {"scores":[{"name":"length","type":"numeric","min":0},{"name":"accuracy","type":"numeric","min":0,"max":1}]}
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var batch = await langfuse.EvaluateAsync(langfuse.Traces.ListAsync(tags: ["production"]),
    evaluators: [TraceEvaluator.Create("length", trace => trace.OutputText?.Length ?? 0)],
    maxConcurrency: 8,
    resumeToken: null);
Console.WriteLine(batch);

Dataset dataset = await langfuse.Datasets.GetAsync("capitals");
ExperimentResult result = await dataset.RunExperimentAsync("baseline",
    task: async (item, ct) => await Capitals.AskAsync(item.Input.GetProperty("country").GetString()!),
    evaluators: [Evaluator.Create<string>("accuracy", (item, output) => output == "unknown" ? 0.0 : 1.0)],
    runEvaluators: [RunEvaluator.Average("accuracy")],
    maxConcurrency: 2);
result.ThrowIfBelow("accuracy", 0.8);

static class Capitals
{
    static readonly Dictionary<string, string> Known = new() { ["France"] = "Paris", ["Italy"] = "Rome" };

    public static async Task<string> AskAsync(string country)
    {
        await Task.Delay(1);
        return Known.GetValueOrDefault(country, "unknown");
    }
}
