using System.Diagnostics;

namespace Langfuse.Observe.Otlp;

/// <summary>Which exported span an observation hangs under.</summary>
internal static class SpanParent
{
    /// <summary>The id of the parent as the server must see it; default means none.</summary>
    /// <remarks>Foreign activities between two observations are not exported, so the nearest observation is the parent. What came from
    /// another process is kept.</remarks>
    public static ActivitySpanId Of(Observation observation)
    {
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
    public static bool IsAppRoot(Observation observation)
    {
        var activity = observation.Activity!;
        if (observation.Parent is not null)
        {
            return false;
        }

        // A parent id that user code gave names an observation of ours in another process: that trace has its root there.
        var hasGivenParent = activity.Parent is null && activity.ParentSpanId != default;
        return !hasGivenParent && !IncomingBaggage.ClaimsRoot(activity);
    }
}
