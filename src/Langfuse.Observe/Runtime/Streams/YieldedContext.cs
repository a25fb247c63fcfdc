using System.Diagnostics;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime.Streams;

/// <summary>What the body of an asynchronous iterator has made current when it yields. Its builder undoes what a step changed, so that a scope
/// that is open over a <c>yield</c> would be lost; the consumer never sees it, for the same reason.</summary>
/// <remarks>Most iterators open no scope: for them none is made.</remarks>
internal sealed class YieldedContext
{
    private Activity? _activity;
    private Ambient? _ambient;
    private bool _isHeld;

    /// <summary>The body is about to yield.</summary>
    /// <param name="kept">What an earlier yield of the enumeration kept; taken again.</param>
    public static void Keep(ref object? kept)
    {
        var (activity, ambient) = (Activity.Current, Ambient.Current);
        if (kept is YieldedContext earlier)
        {
            earlier.Hold(activity, ambient);
        }
        else if (!IsOfTheStream(activity, ambient))
        {
            var context = new YieldedContext();
            context.Hold(activity, ambient);
            kept = context;
        }
    }

    /// <summary>The body goes on, after a yield or after having waited: only the first of these finds something.</summary>
    public void Resume()
    {
        if (!_isHeld)
        {
            return;
        }

        var (activity, ambient) = (_activity, _ambient);
        (_activity, _ambient, _isHeld) = (null, null, false);
        if (!ReferenceEquals(Ambient.Current, ambient))
        {
            Ambient.Current = ambient;
        }

        CurrentActivity.Return(activity);
    }

    /// <summary>Whether it is what the enumeration itself enters with each step: nothing beside the observation of a method.</summary>
    private static bool IsOfTheStream(Activity? activity, Ambient? ambient) =>
        (ambient is null || ReferenceEquals(ambient, Ambient.OnlyUnsampled))
        && (activity is null || ObservationSource.Of(activity) is { Method: not null });

    private void Hold(Activity? activity, Ambient? ambient) => (_activity, _ambient, _isHeld) = (activity, ambient, true);
}
