// Planted: LFO5006
using Langfuse.Observe;

public class Judge
{
    public async Task<double[]> RateAllAsync(IReadOnlyList<string> answers)
    {
        var tasks = answers.Select(async answer =>
        {
            await using var langfuse = LangfuseClient.Start();
            langfuse.Score("length", answer.Length, sessionId: "rate");
            return (double)answer.Length;
        });
        return await Task.WhenAll(tasks);
    }
}
