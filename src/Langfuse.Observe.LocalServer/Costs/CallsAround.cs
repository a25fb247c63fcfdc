namespace Langfuse.Observe.LocalServer.Costs;

/// <summary>Whether a call of a model stands inside or around another one of its trace: then its tokens are counted there, and must not be counted twice.</summary>
internal static class CallsAround
{
    /// <param name="row">The call.</param>
    /// <param name="trace">The observations of its trace that are known, itself among them or not.</param>
    public static bool Exist(Observation row, IEnumerable<Observation> trace)
    {
        var known = new Dictionary<string, Observation>(StringComparer.Ordinal);
        foreach (var other in trace)
        {
            known[other.Id] = other;
        }

        known[row.Id] = row;
        return Above(row, known).Any(IsCall) || known.Values.Any(other => other.Id != row.Id && IsCall(other) && Above(other, known).Any(above => above.Id == row.Id));
    }

    private static bool IsCall(Observation row) => row.Type is "GENERATION" or "EMBEDDING";

    // A circle of parents ends after as many steps as there are observations.
    private static IEnumerable<Observation> Above(Observation row, Dictionary<string, Observation> known)
    {
        var steps = known.Count;
        for (var at = row; at.ParentId is { } parent && known.TryGetValue(parent, out var above) && steps-- > 0; at = above)
        {
            yield return above;
        }
    }
}
