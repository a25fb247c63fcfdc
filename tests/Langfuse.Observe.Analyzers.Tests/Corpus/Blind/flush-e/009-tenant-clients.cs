// Planted: LFO5001
using Langfuse.Observe;

// Scores last night's chats of each franchise in that franchise's own project.
var franchises = new[] { "north", "south", "harbour" };
var clients = franchises.Select(name => (Name: name, Client: LangfuseClient.Start(name, o => o.Environment = name))).ToList();

foreach (var (name, client) in clients)
{
    var chats = Chats.Count(name);
    client.Score("chats", chats, sessionId: "night-" + name);
    Console.WriteLine($"{name}: {chats}");
}

foreach (var (name, client) in clients)
{
    if (name == "harbour")
    {
        continue;
    }

    await client.DisposeAsync();
}

internal static class Chats
{
    private static readonly Dictionary<string, int> Counted = new() { ["north"] = 12, ["south"] = 31 };

    public static int Count(string franchise) => Counted.GetValueOrDefault(franchise, 1);
}
