// Correct
using Langfuse.Observe;

LangfuseClient? langfuse = null;
if (Environment.GetEnvironmentVariable("LANGFUSE_PUBLIC_KEY") is not null)
{
    langfuse = LangfuseClient.Start();
}

try
{
    Console.WriteLine(Rag.Answer("q"));
}
finally
{
    if (langfuse is not null)
    {
        await langfuse.DisposeAsync();
    }
}

public static class Rag
{
    [Observe]
    public static string Answer(string question) => question;
}
