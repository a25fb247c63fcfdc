using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
var total = 0;
foreach (var arg in args)
{
    total += Counter.Count(arg);
}

langfuse.Score("words", total, sessionId: "cli");
Console.Error.WriteLine($"{total} words");
await langfuse.FlushAsync();
await langfuse.DisposeAsync();

static class Counter
{
    [Observe]
    public static int Count(string text) => text.Split(' ').Length;
}
