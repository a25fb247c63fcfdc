// Planted: LFO1010
using Langfuse.Observe;

public class Chat
{
    [Observe]
    public (Guid ConversationId, IAsyncEnumerable<string> Tokens) Start(string text) => (Guid.NewGuid(), Empty());

    private static async IAsyncEnumerable<string> Empty()
    {
        await Task.Yield();
        yield break;
    }
}
