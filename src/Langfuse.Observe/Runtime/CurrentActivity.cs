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
        if (CurrentObservation.Live(stopped) is null && ObservationSource.Find(stopped) is { IsOrigin: true } ended && !ReferenceEquals(Ambient.Current?.Origin, ended))
        {
            Ambient.Current = (Ambient.Current ?? new Ambient()) with { Origin = ended };
        }

        var running = Running(stopped);
        Activity.Current = running;
        return running;
    }

    /// <summary>An observation ends while another activity is current. When that one was started inside and still runs, the flow has left the
    /// observation behind: nothing comes from it any more.</summary>
    public static bool IsLeftBehind(Activity ended, Activity current)
    {
        if (!IsInside(ended, current, out var hasForeign))
        {
            return false;
        }

        if (hasForeign)
        {
            WatchForeign();
        }

        return true;
    }

    private static bool IsInside(Activity ended, Activity inner, out bool hasForeign)
    {
        hasForeign = false;
        for (var candidate = inner; !ReferenceEquals(candidate, ended);)
        {
            // An activity that was given a parent by hand does not tell what it lies in; its time does.
            var before = Before(candidate);
            var isForeign = !ObservationSource.Made(candidate);
            if (isForeign ? candidate.StartTimeUtc < ended.StartTimeUtc : before is null)
            {
                return false;
            }

            hasForeign |= isForeign;
            if (before is null)
            {
                return true;
            }

            candidate = before;
        }

        return true;
    }

    /// <summary>The end of an activity that is not ours will make the ended observation current without asking us: from now on such changes are
    /// looked at.</summary>
    private static void WatchForeign()
    {
        if (Volatile.Read(ref s_isWatching) != 0 || Interlocked.Exchange(ref s_isWatching, 1) != 0)
        {
            return;
        }

        Activity.CurrentChanged += static (_, change) =>
        {
            if (change.Current is { IsStopped: true } stopped && ObservationSource.Made(stopped))
            {
                // Thrown here it would come out of the user's Stop.
                Guard.Run("mending the current activity", stopped, static activity => Mend(activity));
            }
        };
    }
}
