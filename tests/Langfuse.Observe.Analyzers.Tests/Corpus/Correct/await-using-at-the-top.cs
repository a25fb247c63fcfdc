// Correct
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
if (args.Length == 0)
{
    return 1;
}

Console.WriteLine(await Rag.AnswerAsync(args[0]));
return 0;

public static class Rag
{
    [Observe]
    public static Task<string> AnswerAsync(string question) => Task.FromResult(question);
}
