// Correct
using Langfuse.Observe;
using Microsoft.Azure.Functions.Worker;

public class Ask(LangfuseClient langfuse)
{
    [Function("ask")]
    public async Task<string> Run([QueueTrigger("questions")] string question)
    {
        try
        {
            return await Rag.AnswerAsync(question);
        }
        finally
        {
            await langfuse.FlushAsync();
        }
    }
}

public static class Rag
{
    [Observe]
    public static Task<string> AnswerAsync(string question) => Task.FromResult(question);
}
