// Planted: LFO6004
using Langfuse.Observe;

namespace Game.Server;

public sealed class PlayerScope : IDisposable
{
    private readonly IDisposable _values;

    public PlayerScope(string player, string world)
    {
        Player = player;
        _values = LangfuseContext.Propagate(userId: player, sessionId: world);
    }

    public string Player { get; }

    public void Dispose() => _values.Dispose();
}

public sealed class Npc(Func<string, Task<string>> model)
{
    private readonly List<string> _memory = [];

    public async Task<string> HearAsync(string player, string world, string words)
    {
        var scope = new PlayerScope(player, world);
        _memory.Add($"{scope.Player}: {words}");
        if (_memory.Count > 100)
        {
            _memory.RemoveAt(0);
        }

        return await SpeakAsync(words);
    }

    [Observe(Name = "npc-speak", AsType = ObservationType.Agent)]
    private async Task<string> SpeakAsync(string words)
    {
        var reply = await model(string.Join('\n', _memory) + "\n" + words);
        _memory.Add("me: " + reply);
        return reply;
    }
}
