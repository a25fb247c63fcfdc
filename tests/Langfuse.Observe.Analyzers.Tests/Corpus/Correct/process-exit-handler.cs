// Correct
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
AppDomain.CurrentDomain.ProcessExit += (_, _) => langfuse.Dispose();
Rag.Answer("q");

public static class Rag
{
    [Observe]
    public static string Answer(string question) => question;
}
