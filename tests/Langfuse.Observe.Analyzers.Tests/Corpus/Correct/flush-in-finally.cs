// Correct
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
try
{
    Console.WriteLine(await Rag.AnswerAsync("q"));
}
finally
{
    await langfuse.FlushAsync();
}

public static class Rag
{
    [Observe]
    public static async Task<string> AnswerAsync(string question)
    {
        await Task.Delay(1);
        return question;
    }
}
