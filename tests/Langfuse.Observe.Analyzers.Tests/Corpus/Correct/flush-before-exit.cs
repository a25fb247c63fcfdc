// Correct
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
if (Rag.Answer("q").Length == 0)
{
    await langfuse.FlushAsync();
    Environment.Exit(1);
}

public static class Rag
{
    [Observe]
    public static string Answer(string question) => question;
}
