// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
switch (args.FirstOrDefault())
{
    case "ask":
        Console.WriteLine(await Rag.AskAsync(args[1]));
        break;
    case "index":
        await Rag.IndexAsync(args[1]);
        await langfuse.DisposeAsync();
        break;
    default:
        Console.WriteLine("ask|index");
        return;
}

static class Rag
{
    [Observe] public static Task<string> AskAsync(string q) => Task.FromResult(q);
    [Observe] public static Task IndexAsync(string folder) => Task.CompletedTask;
}
