// Planted: LFO4007
using Langfuse.Observe;

public static class ModelComparison
{
    public static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var models = args.Length > 0 ? args : File.ReadAllLines("models.txt");

        foreach (var model in models)
        {
            using var trace = langfuse.StartTrace("compare", input: "2 + 2", metadata: new { model });
            var answer = await AskAsync(model);
            trace.Update(output: answer);
            langfuse.Score(MetricName(model), answer == "4" ? 1.0 : 0.0, traceId: trace.TraceId);
        }
    }

    private static string MetricName(string model) =>
        string.Format("exact-match.{0}", model.Trim().ToLowerInvariant());

    private static async Task<string> AskAsync(string model)
    {
        await Task.Delay(20);
        return model.Length % 2 == 0 ? "4" : "four";
    }
}
