// Correct
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var tasks = new List<Task>();
foreach (var question in args)
{
    tasks.Add(Rag.AnswerAsync(question));
}

await Task.WhenAll(tasks);

public static class Rag
{
    [Observe]
    public static async Task AnswerAsync(string question) => await Task.Delay(question.Length);
}
