// Right
using Langfuse.Observe;

// Scores last night's orders of each restaurant in that restaurant's own project.
var clients = new List<(string Name, LangfuseClient Client)>();
try
{
    foreach (var name in args)
    {
        clients.Add((name, LangfuseClient.Start(name, o => o.ServiceName = "night-scores")));
    }

    foreach (var (name, client) in clients)
    {
        if (name.StartsWith("closed-", StringComparison.Ordinal))
        {
            continue;
        }

        client.Score("orders", name.Length * 3, sessionId: "night-" + name);
        Console.WriteLine(name);
    }
}
finally
{
    await Task.WhenAll(clients.Select(entry => entry.Client.DisposeAsync().AsTask()));
}
