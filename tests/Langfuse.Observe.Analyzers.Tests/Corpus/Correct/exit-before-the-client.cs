// Correct
using Langfuse.Observe;

if (args.Length == 0)
{
    Console.Error.WriteLine("usage");
    Environment.Exit(64);
}

await using var langfuse = LangfuseClient.Start();
Rag.Answer(args[0]);

public static class Rag
{
    [Observe]
    public static string Answer(string question) => question;
}
