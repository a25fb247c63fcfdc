// Planted: LFO6004
using Langfuse.Observe;

namespace HelpDesk;

public sealed class SupportSession
{
    private readonly IDisposable _scope;
    private readonly Func<string, Task<string>> _complete;
    private readonly List<string> _turns = [];

    public SupportSession(string customer, string ticket, Func<string, Task<string>> complete)
    {
        _complete = complete;
        _scope = LangfuseContext.Propagate(userId: customer, sessionId: ticket);
    }

    public bool IsOpen => _scope is not null && _turns.Count < 50;

    public async Task<string> SayAsync(string text)
    {
        _turns.Add(text);
        var reply = await ReplyAsync(string.Join('\n', _turns));
        _turns.Add(reply);
        return reply;
    }

    [Observe(AsType = ObservationType.Agent)]
    private Task<string> ReplyAsync(string history) => _complete(history);
}
