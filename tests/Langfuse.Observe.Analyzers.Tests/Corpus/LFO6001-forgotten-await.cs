// Planted: LFO6001
using Langfuse.Observe;

public class Pipeline
{
    [Observe]
    public async Task<string> RunAsync(string question)
    {
        var answer = await AnswerAsync(question);
        _ = EvaluateAsync(answer);
        return answer;
    }

    [Observe]
    private Task<string> AnswerAsync(string question) => Task.FromResult(question);

    [Observe(AsType = ObservationType.Evaluator)]
    private async Task EvaluateAsync(string answer)
    {
        await Task.Delay(200);
        LangfuseContext.ScoreCurrentTrace("quality", answer.Length);
    }
}
