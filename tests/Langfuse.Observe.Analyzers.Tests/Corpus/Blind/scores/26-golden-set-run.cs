// Planted: LFO4001
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

Dataset dataset = await langfuse.Datasets.GetAsync("rag-golden-set");
var result = await dataset.RunExperimentAsync("shorter-prompt",
    task: async (item, ct) => await Bot.AnswerAsync(item.Input.GetProperty("question").GetString()!, ct),
    evaluators:
    [
        Evaluator.Create<string>("helpfullness", (item, output) => output.Length > 20 ? 1.0 : 0.0),
        Evaluator.Create<string>("brevity", (item, output) => output.Length < 400 ? 1.0 : 0.5),
    ],
    maxConcurrency: 4);
Console.WriteLine(result.Format());

Feedback.Save(langfuse, LangfuseClient.CreateTraceId(seed: "ticket-9"), 4);

static class Bot
{
    public static async Task<string> AnswerAsync(string question, CancellationToken ct)
    {
        await Task.Delay(5, ct);
        return $"Here is what I found about {question}";
    }
}

static class Feedback
{
    public static void Save(LangfuseClient langfuse, string traceId, int stars)
    {
        double normalised = stars / 5.0;
        langfuse.Score("helpfulness", normalised, traceId: traceId);
    }
}
