using System.Diagnostics;
using Langfuse.Observe.Tracing;

namespace Langfuse.Observe.Otlp;

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

        var outermost = observation.Activity!;
        while (outermost.Parent is { } around)
        {
            outermost = around;
        }

        return outermost.ParentSpanId;
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
        var hasGivenParent = activity.Parent is null && activity.ParentSpanId != default;
        return !hasGivenParent && !RootClaim.IsMade(activity);
    }

    /// <summary>A foreign activity right above, nearer than any observation, that a pipeline exports to the same place.</summary>
    private static Activity? ExportedForeign(Observation observation, ForeignSpans? foreign)
    {
        if (foreign is not { IsUsed: true } || foreign.ExportedAbove(observation.Activity!) is not { } above)
        {
            return null;
        }

        return ReferenceEquals(above.Source, observation.Activity!.Source) ? null : above;
    }
}
