// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    langfuse.Dispose();
};

var lobby = new Lobby();
lobby.PlayerJoined += name => Console.WriteLine(Greeter.Welcome(name));

while (lobby.Count < 8)
{
    var name = Console.ReadLine();
    if (string.IsNullOrWhiteSpace(name))
    {
        break;
    }

    lobby.Join(name);
}

Console.WriteLine($"match starts with {lobby.Count} players");

public sealed class Lobby
{
    private readonly List<string> _names = [];

    public event Action<string>? PlayerJoined;

    public int Count => _names.Count;

    public void Join(string name)
    {
        _names.Add(name);
        PlayerJoined?.Invoke(name);
    }
}

public static class Greeter
{
    [Observe]
    public static string Welcome(string player) => $"Welcome, {player}. Wait for seven others.";
}
