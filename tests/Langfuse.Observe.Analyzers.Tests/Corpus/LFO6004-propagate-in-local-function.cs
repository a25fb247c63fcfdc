// Planted: LFO6004
using Langfuse.Observe;

public static class Session
{
    public static void Enter(string id)
    {
        var scope = LangfuseContext.Propagate(sessionId: id);
        Console.WriteLine(Work(id));
    }

    [Observe]
    private static string Work(string id) => id;
}
