// Right
using Langfuse.Observe;

namespace ChatRooms;

public sealed class Room : IDisposable
{
    private readonly IDisposable _scope;
    private readonly Func<string, Task<string>> _complete;

    public Room(string name, string owner, Func<string, Task<string>> complete)
    {
        _complete = complete;
        _scope = LangfuseContext.Propagate(userId: owner, sessionId: name);
    }

    public int Turns { get; private set; }

    public async Task<string> SayAsync(string text)
    {
        Turns++;
        return await ReplyAsync(text);
    }

    public void Dispose() => _scope.Dispose();

    [Observe(AsType = ObservationType.Agent)]
    private Task<string> ReplyAsync(string text) => _complete(text);
}
