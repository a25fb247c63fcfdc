// Planted: LFO6008
using Langfuse.Observe;
using System.Diagnostics;

public static class Background
{
    public static void Run(Action work)
    {
        Activity.Current = null;
        work();
    }
}
