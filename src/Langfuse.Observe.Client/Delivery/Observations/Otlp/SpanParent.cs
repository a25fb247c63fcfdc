using System.Diagnostics;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Tracing;

namespace Langfuse.Observe.Delivery.Observations.Otlp;

/// <summary>Which exported span an observation hangs under.</summary>
internal static class SpanParent
{
    /// <summary>The id of the parent as the server must see it; default means none.</summary>
    /// <remarks>Foreign activities between two observations are mostly not exported, so the nearest exported one is the parent. What came
    /// from another process is kept.</remarks>
    public static ActivitySpanId Of(Observation observation, ForeignSpans? foreign)
    {
        if (ExportedForeign(observation, foreign) is { } exported)
        {
            return exported.SpanId;
        }

        if (observation.Parent?.Activity is { } parent)
        {
            return parent.SpanId;
        }

        return Remote(observation.Activity!);
    }

    /// <summary>The parent in another process; default means none. It is the span that the calling service says it exports, else the one that it sent.</summary>
    public static ActivitySpanId Remote(Activity activity)
    {
        var outermost = activity;
        while (outermost.Parent is { } around)
        {
            outermost = around;
        }

        var said = ParentInState.Read(outermost);
        return said != default ? said : GivenParent(outermost);
    }

    /// <summary>Whether the observation is the logical root of its trace in this application.</summary>
    public static bool IsAppRoot(Observation observation, ForeignSpans? foreign)
    {
        var activity = observation.Activity!;
        if (observation.Parent is not null || ExportedForeign(observation, foreign) is not null)
        {
            return false;
        }

        // A parent id that user code gave names an observation of ours in another process: that trace has its root there.
        var hasGivenParent = activity.Parent is null && GivenParent(activity) != default;
        return !hasGivenParent && !RootClaim.IsMade(activity);
    }

    private static ActivitySpanId GivenParent(Activity activity) =>
        activity.ParentSpanId is var given && given != ObservationActivity.NoParent ? given : default;

    /// <summary>A foreign activity right above, nearer than any observation, that a pipeline exports to the same place.</summary>
    private static Activity? ExportedForeign(Observation observation, ForeignSpans? foreign)
    {
        if (foreign is not { IsUsed: true } || foreign.ExportedAbove(observation.Activity!) is not { } above)
        {
            return null;
        }

        // A trace that begins inside a foreign span is not under it.
        return ObservationSource.Made(above) || above.TraceId != observation.Activity!.TraceId ? null : above;
    }
}
