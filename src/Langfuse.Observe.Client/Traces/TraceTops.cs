using Langfuse.Observe.Api;

namespace Langfuse.Observe.Traces;

/// <summary>What says what a trace is: of the observations at its top the first to begin, and the last to end.</summary>
internal sealed record TraceTops(ObservationV2 First, ObservationV2 Last)
{
    /// <summary>Finds them.</summary>
    /// <param name="observations">All of a trace, the oldest first.</param>
    /// <returns>Null when there are none.</returns>
    public static TraceTops? Find(IReadOnlyList<ObservationV2> observations)
    {
        if (observations.Count == 0)
        {
            return null;
        }

        // Below a request that is not exported all have a parent, and only the first of them is marked as the trace's root.
        var ids = observations.Select(static one => one.Id).ToHashSet(StringComparer.Ordinal);
        var tops = Having(observations, static one => one.ParentObservationId is null or "")
            ?? Having(observations, one => !ids.Contains(one.ParentObservationId!))
            ?? observations;

        // Those that still run have no output yet and come first; of several that ended at once the last to begin is taken.
        return new(tops.OrderBy(static one => one.StartTime).First(), tops.OrderBy(static one => one.EndTime).Last());
    }

    private static List<ObservationV2>? Having(IReadOnlyList<ObservationV2> observations, Predicate<ObservationV2> condition)
    {
        var found = observations.Where(one => condition(one)).ToList();
        return found.Count > 0 ? found : null;
    }
}
