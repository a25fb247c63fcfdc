// Planted: LFO5009
using Langfuse.Observe;

using var langfuse = LangfuseClient.Start();
StartAll(args);
Console.WriteLine("started");

static void StartAll(string[] names)
{
    foreach (var name in names)
    {
        var task = Work.DoAsync(name);
    }
}

static class Work
{
    [Observe]
    public static Task DoAsync(string name) => Task.Delay(name.Length);
}
