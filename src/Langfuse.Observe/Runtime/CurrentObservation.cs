using System.Diagnostics;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>The observation that a flow of control is in.</summary>
internal static class CurrentObservation
{
    /// <summary>The innermost one around an activity that has not ended, or null.</summary>
    public static Observation? Live(Activity? activity)
    {
        for (var candidate = activity; candidate is not null;)
        {
            var observation = ObservationSource.Of(candidate);
            if (observation is { IsEnded: false })
            {
                return observation;
            }

            candidate = observation is null ? candidate.Parent : observation.Before;
        }

        return null;
    }

    /// <summary>The one that new observations hang under and whose trace goes on: the innermost that has not ended, else the call that the flow
    /// came from.</summary>
    public static Observation? Around()
    {
        var current = Activity.Current;
        return Around(current is { IsStopped: true } ? CurrentActivity.Mend(current) : current, Ambient.Current);
    }

    /// <inheritdoc cref="Around()"/>
    /// <param name="current">The current activity, which has not stopped.</param>
    /// <param name="ambient">What flows beside it.</param>
    public static Observation? Around(Activity? current, Ambient? ambient)
    {
        if (ObservationSource.Find(current) is { } found)
        {
            return found;
        }

        // An activity of another trace says that this flow serves something else by now.
        return ambient?.Origin is { } origin && (current is null || current.TraceId == origin.Activity!.TraceId) ? origin : null;
    }

    /// <summary>The one whose trace an update or score is meant for; it may have ended.</summary>
    public static Observation? OfTrace() => ObservationSource.Find(Activity.Current) ?? Ambient.Current?.Origin;
}
