// Planted: LFO5013
using Langfuse.Observe;

public sealed class Chat(LangfuseClient langfuse, Func<string, Task<string>> model)
{
    public Task<string> SayAsync(string user, string text)
    {
        using (LangfuseContext.Propagate(userId: user, sessionId: "s-" + user))
        {
            using var trace = langfuse.StartTrace("chat", input: text);
            return model(text);
        }
    }
}
