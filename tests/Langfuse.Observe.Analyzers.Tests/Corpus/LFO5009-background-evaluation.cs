// Planted: LFO5009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
Console.WriteLine("started");
_ = Judge.RunAsync("answer");

public static class Judge
{
    [Observe(AsType = ObservationType.Evaluator)]
    public static async Task RunAsync(string answer)
    {
        await Task.Delay(answer.Length);
        LangfuseContext.ScoreCurrentTrace("quality", 1);
    }
}
