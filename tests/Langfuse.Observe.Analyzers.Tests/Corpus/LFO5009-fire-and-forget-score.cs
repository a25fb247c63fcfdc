// Planted: LFO5009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var answer = await Rag.AskAsync("q");
_ = Judge.RateAsync(answer);
Console.WriteLine(answer);

static class Rag
{
    [Observe] public static Task<string> AskAsync(string q) => Task.FromResult(q);
}

static class Judge
{
    [Observe(AsType = ObservationType.Evaluator)]
    public static async Task RateAsync(string answer)
    {
        await Task.Delay(500);
        LangfuseContext.ScoreCurrentTrace("rating", answer.Length);
    }
}
