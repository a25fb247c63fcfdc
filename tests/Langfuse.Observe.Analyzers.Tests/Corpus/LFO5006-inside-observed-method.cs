// Planted: LFO5006
using Langfuse.Observe;

public class Answerer
{
    [Observe]
    public async Task<string> AnswerAsync(string question)
    {
        using var langfuse = LangfuseClient.Start();
        await Task.Yield();
        return question;
    }
}
