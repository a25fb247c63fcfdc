// Planted: LFO6003
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
LangfuseContext.UpdateCurrentTrace(userId: Environment.UserName, tags: ["cli"]);
Console.WriteLine(await Rag.AskAsync(args[0]));

static class Rag
{
    [Observe]
    public static Task<string> AskAsync(string q) => Task.FromResult(q);
}
