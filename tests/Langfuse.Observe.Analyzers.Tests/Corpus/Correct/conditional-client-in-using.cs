// Correct
using Langfuse.Observe;

var enabled = args.Length > 1;
await using var langfuse = enabled ? LangfuseClient.Start() : null;
Console.WriteLine(Rag.Answer("q"));

public static class Rag
{
    [Observe]
    public static string Answer(string question) => question;
}
