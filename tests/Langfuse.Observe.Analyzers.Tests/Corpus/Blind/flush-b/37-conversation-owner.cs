// Right
// Library
using Langfuse.Observe;

namespace Assistants;

public sealed class Conversation : IDisposable
{
    private readonly Observation _trace;
    private readonly List<string> _turns = [];

    private Conversation(Observation trace) => _trace = trace;

    public static Conversation Open(LangfuseClient langfuse, string userId)
    {
        var trace = langfuse.StartTrace("conversation", userId: userId);
        return new Conversation(trace);
    }

    public void Say(string text)
    {
        using (var turn = _trace.StartSpan("turn", input: text))
        {
            _turns.Add(text);
            turn.Update(output: new { _turns.Count });
        }
    }

    public void Dispose() => _trace.End(output: _turns.LastOrDefault());
}

public static class Demo
{
    public static int Play(LangfuseClient langfuse)
    {
        using var conversation = Conversation.Open(langfuse, "user-5");
        conversation.Say("Hello");
        conversation.Say("Goodbye");
        return 2;
    }
}
