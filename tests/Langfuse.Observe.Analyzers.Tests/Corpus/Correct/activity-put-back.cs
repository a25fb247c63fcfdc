// Correct
using Langfuse.Observe;
using System.Diagnostics;

public static class Detached
{
    public static void Run(Action work)
    {
        var previous = Activity.Current;
        try
        {
            work();
        }
        finally
        {
            var restored = previous;
            while (restored?.IsStopped == true)
            {
                restored = restored.Parent;
            }

            Activity.Current = restored;
        }
    }
}
