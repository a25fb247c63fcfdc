// Correct
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddLangfuse();
await using var provider = services.BuildServiceProvider();
Rag.Answer("q");

public static class Rag
{
    [Observe]
    public static string Answer(string question) => question;
}
