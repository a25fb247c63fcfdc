// Planted: LFO1011
using Langfuse.Observe;
namespace Tools;

public static class Sessions
{
    public static void Run(string sessionId, Action work)
    {
        using var scope = LangfuseContext.Propagate(traceName: $"chat {sessionId}");
        work();
    }
}
