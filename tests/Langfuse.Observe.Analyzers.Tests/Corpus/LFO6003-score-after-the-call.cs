// Planted: LFO6003
using Langfuse.Observe;

class Program
{
    static async Task Main(string[] args)
    {
        await using var client = LangfuseClient.Start();
        var answer = await Rag.AskAsync(args[0]);
        Rate(answer);
    }

    private static void Rate(string answer)
    {
        LangfuseContext.ScoreCurrentTrace("length", answer.Length);
    }
}

static class Rag
{
    [Observe]
    public static Task<string> AskAsync(string q) => Task.FromResult(q);
}
