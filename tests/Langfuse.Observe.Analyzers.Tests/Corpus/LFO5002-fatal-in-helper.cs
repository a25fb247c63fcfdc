// Planted: LFO5002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var text = Reader.Read("a.txt");
if (text.Length == 0)
{
    Fatal("empty");
}

static void Fatal(string message)
{
    Console.Error.WriteLine(message);
    Environment.Exit(1);
}

public static class Reader
{
    [Observe]
    public static string Read(string path) => path;
}
