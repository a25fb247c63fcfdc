// Planted: LFO5013
using Langfuse.Observe;

namespace Acme.Chat;

public interface IConversation
{
    ValueTask<string> SayAsync(string text);
}

public sealed class EchoConversation : IConversation
{
    [Observe(AsType = ObservationType.Agent)]
    public async ValueTask<string> SayAsync(string text)
    {
        await Task.Yield();
        return await RephraseAsync(text);
    }

    [Observe]
    private static async Task<string> RephraseAsync(string text)
    {
        await Task.Delay(5);
        return $"You said: {text}";
    }
}

public sealed class UserConversation(IConversation inner, string userId, string sessionId) : IConversation
{
    public ValueTask<string> SayAsync(string text)
    {
        using var values = LangfuseContext.Propagate(userId: userId, sessionId: sessionId);
        var reply = inner.SayAsync(text.Trim());
        return reply;
    }
}
