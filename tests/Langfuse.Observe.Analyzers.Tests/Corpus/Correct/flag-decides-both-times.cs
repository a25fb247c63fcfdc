// Correct
using Langfuse.Observe;

var traced = args.Contains("--trace");
LangfuseClient? langfuse = null;
if (traced)
{
    langfuse = LangfuseClient.Start();
}

try
{
    Console.WriteLine(Rag.Answer("q"));
}
finally
{
    if (traced)
    {
        await langfuse!.FlushAsync();
    }
}

public static class Rag
{
    [Observe]
    public static string Answer(string question) => question;
}
