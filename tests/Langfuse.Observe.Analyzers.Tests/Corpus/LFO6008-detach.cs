// Planted: LFO6008
using System.Diagnostics;
using Langfuse.Observe;

public static class Jobs
{
    public static void Enqueue(Action job)
    {
        Activity.Current = null;
        ThreadPool.QueueUserWorkItem(_ => job());
    }
}
