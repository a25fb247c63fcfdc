// Planted: LFO1011
using Langfuse.Observe;

public class Chat(LangfuseClient langfuse)
{
    public void Ask(string userId)
    {
        using var trace = langfuse.StartTrace("chat for " + userId);
    }
}
