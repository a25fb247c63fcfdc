// Correct
using Langfuse.Observe;
namespace Agents;

public static class Program
{
    public static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        foreach (var question in args)
        {
            using var trace = langfuse.StartTrace("question", input: question);
            Mark(question);
        }
    }

    private static void Mark(string question) => LangfuseContext.UpdateCurrentTrace(tags: [question.Length > 10 ? "long" : "short"]);
}
