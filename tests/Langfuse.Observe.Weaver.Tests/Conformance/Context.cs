using System.Diagnostics;

namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>Checks that a call leaves its caller's context as it was.</summary>
internal static class Context
{
    public static T Kept<T>(Func<T> call)
    {
        var before = Activity.Current;
        try
        {
            return call();
        }
        finally
        {
            Check(before);
        }
    }

    public static void Check(Activity? before)
    {
        if (!ReferenceEquals(before, Activity.Current))
        {
            Work.Violated($"the caller's current activity was {before?.DisplayName ?? "none"} and is {Activity.Current?.DisplayName ?? "none"}");
        }
    }
}
