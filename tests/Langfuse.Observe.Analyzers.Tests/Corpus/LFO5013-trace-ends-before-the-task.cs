// Planted: LFO5013
using Langfuse.Observe;

public class Support(LangfuseClient langfuse)
{
    public Task<string> AnswerAsync(string question)
    {
        using var trace = langfuse.StartTrace("support", input: question);
        return AskAsync(question);
    }

    [Observe]
    private static async Task<string> AskAsync(string question)
    {
        await Task.Delay(10);
        return question;
    }
}
