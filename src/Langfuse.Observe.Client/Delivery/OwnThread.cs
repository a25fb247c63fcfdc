using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery;

/// <summary>Work that must not wait for the thread pool, in no one's context. What it throws is reported: on a thread of ours nobody else
/// could catch it, and the process would end.</summary>
internal static class OwnThread
{
    public static void Start(string name, Action work)
    {
        var thread = new Thread(() => Run(name, work)) { IsBackground = true, Name = name };
        thread.UnsafeStart();
    }

    private static void Run(string name, Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception)
        {
            SelfLog.Fenced($"the thread '{name}'", exception);
        }
    }
}
