using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery;

/// <summary>Work that must not wait for the thread pool, in no one's context. What it throws is reported: on a thread of ours nobody else
/// could catch it, and the process would end.</summary>
internal static class OwnThread
{
    public static void Start(string name, Action work)
    {
        var thread = new Thread(() => Guard.Run($"the thread '{name}'", work)) { IsBackground = true, Name = name };
        thread.UnsafeStart();
    }
}
