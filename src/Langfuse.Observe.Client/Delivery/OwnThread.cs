namespace Langfuse.Observe.Delivery;

/// <summary>Work that must not wait for the thread pool, in no one's context.</summary>
internal static class OwnThread
{
    public static void Start(string name, Action work)
    {
        var thread = new Thread(() => work()) { IsBackground = true, Name = name };
        thread.UnsafeStart();
    }
}
