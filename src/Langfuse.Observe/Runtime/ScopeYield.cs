using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime.Streams;

namespace Langfuse.Observe.Runtime;

/// <summary>What woven asynchronous iterators do around a <c>yield</c>, fenced.</summary>
internal static class ScopeYield
{
    public static void Keep(ref object? kept)
    {
        try
        {
            YieldedContext.Keep(ref kept);
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("keeping what is current at a yield", exception);
        }
    }

    public static void Resume(object kept)
    {
        try
        {
            ((YieldedContext)kept).Resume();
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("going on after a yield", exception);
        }
    }
}
