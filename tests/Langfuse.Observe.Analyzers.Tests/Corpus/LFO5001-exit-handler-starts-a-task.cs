// Planted: LFO5001
using Langfuse.Observe;

AppDomain.CurrentDomain.ProcessExit += OnExit;
var client = LangfuseClient.Start();
Globals.Client = client;
Console.WriteLine(Rhymes.Find("moon"));

static void OnExit(object? sender, EventArgs e) => Task.Run(async () => await Globals.Client!.FlushAsync());

static class Globals
{
    public static LangfuseClient? Client;
}

static class Rhymes
{
    [Observe]
    public static string[] Find(string word) => ["spoon", "June"];
}
