using System.Diagnostics;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>What is current while an exception filter of an observed method decides.</summary>
/// <remarks>The calls that the exception has passed have not ended then: their <c>finally</c> blocks still run, in their own context. So the filter
/// gets what was current around the outermost of them, and gives it back.</remarks>
internal static class ScopeFilter
{
    public static object? Enter(Observation scope)
    {
        var before = Activity.Current;
        if (before is null || AroundFailed(before, scope) is not { IsStopped: false } around)
        {
            return null;
        }

        Activity.Current = around;
        return before;
    }

    public static void Leave(object before) => CurrentActivity.Return((Activity)before);

    /// <summary>What was current before the outermost call inside the method's that the exception has passed; null when there is none.</summary>
    private static Activity? AroundFailed(Activity current, Observation scope)
    {
        Activity? around = null;
        for (var candidate = current; candidate is not null; candidate = CurrentActivity.Before(candidate))
        {
            if (ReferenceEquals(candidate, scope.Activity))
            {
                return around;
            }

            if (ObservationSource.Of(candidate) is { HasFailed: true, Method: not null } failed)
            {
                around = failed.Before;
            }
        }

        return null;
    }
}
