using System.Diagnostics;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>Keeps what has stopped from being current. .NET makes the activity before a stopped one current, also when that one has stopped
/// before it, and a flow that took an activity along keeps it after its end.</summary>
internal static class CurrentActivity
{
    private static int s_isWatching;

    /// <summary>The innermost activity that still runs, from the given one outwards.</summary>
    public static Activity? Running(Activity? from)
    {
        var candidate = from;
        while (candidate is { IsStopped: true })
        {
            candidate = Before(candidate);
        }

        return candidate;
    }

    /// <summary>What was current before an observation began, and what a foreign activity lies in.</summary>
    public static Activity? Before(Activity activity) =>
        ObservationSource.Of(activity) is { } observation ? observation.Before : activity.Parent;

    /// <summary>Makes an activity current, or what still runs around it.</summary>
    public static void Return(Activity? to)
    {
        if (to is { IsStopped: true })
        {
            Mend(to);
        }
        else
        {
            Activity.Current = to;
        }
    }

    /// <summary>Puts what still runs in the place of an activity that is current and has stopped. Where no observation runs around it, the flow
    /// remembers the observed method that it came from, so that work that nobody waited for stays in its trace; what was started by hand is
    /// current until it ends, and no longer.</summary>
    /// <returns>What is current now.</returns>
    public static Activity? Mend(Activity stopped)
    {
        if (CurrentObservation.Live(stopped) is null && ObservationSource.Find(stopped) is { Method: not null } ended && !ReferenceEquals(Ambient.Current?.Origin, ended))
        {
            Ambient.Current = (Ambient.Current ?? new Ambient()) with { Origin = ended };
        }

        var running = Running(stopped);
        Activity.Current = running;
        return running;
    }

    /// <summary>An observation has ended inside of which another still runs. If one of those is not ours, its end will make the ended one
    /// current without asking us: from then on such changes are looked at.</summary>
    public static void LeftInside(Activity ended, Activity inner)
    {
        if (Volatile.Read(ref s_isWatching) == 0 && IsForeignInside(ended, inner) && Interlocked.Exchange(ref s_isWatching, 1) == 0)
        {
            Activity.CurrentChanged += static (_, change) =>
            {
                if (change.Current is { IsStopped: true } stopped && ObservationSource.Made(stopped))
                {
                    Mend(stopped);
                }
            };
        }
    }

    private static bool IsForeignInside(Activity ended, Activity inner)
    {
        for (var candidate = inner; candidate is not null && !ReferenceEquals(candidate, ended); candidate = Before(candidate))
        {
            // One that was given a parent by hand does not tell what it lies in; its time does.
            if (!ObservationSource.Made(candidate) && candidate.StartTimeUtc >= ended.StartTimeUtc)
            {
                return true;
            }
        }

        return false;
    }
}
