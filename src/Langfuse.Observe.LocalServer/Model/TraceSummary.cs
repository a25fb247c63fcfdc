namespace Langfuse.Observe.LocalServer.Model;

/// <summary>Adds observations up to a trace, in the order they were processed (wire contract 1.11, direct path).</summary>
internal static class TraceSummary
{
    public static Trace Of(Observation first)
    {
        var trace = new Trace
        {
            ProjectId = first.ProjectId,
            Id = first.TraceId,
            StartUs = first.StartUs,
            EndUs = Math.Max(first.StartUs, first.EndUs),
            Environment = first.Environment,
            CreatedUs = first.CreatedUs,
        };
        Add(trace, first);
        return trace;
    }

    public static void Add(Trace trace, Observation next)
    {
        trace.StartUs = Math.Min(trace.StartUs, next.StartUs);
        trace.EndUs = Math.Max(trace.EndUs, Math.Max(next.StartUs, next.EndUs));
        trace.TraceName = NewestNonEmpty(next.TraceName, trace.TraceName);
        trace.UserId = NewestNonEmpty(next.UserId, trace.UserId);
        trace.SessionId = NewestNonEmpty(next.SessionId, trace.SessionId);
        trace.Version = NewestNonEmpty(next.Version, trace.Version);
        trace.Release = NewestNonEmpty(next.Release, trace.Release);
        trace.Environment = next.Environment;
        trace.Tags = NewestNonEmpty(next.Tags, trace.Tags);
        trace.Public |= next.Public == true;
        trace.LevelRank = Math.Max(trace.LevelRank, Levels.Rank(next.Level));
        if (next.TotalCost is { } cost)
        {
            trace.TotalCost = (trace.TotalCost ?? 0) + cost;
        }

        trace.InputTokens = Amounts.Add(trace.InputTokens, next.InputTokens ?? 0);
        trace.OutputTokens = Amounts.Add(trace.OutputTokens, next.OutputTokens ?? 0);
        trace.TotalTokens = Amounts.Add(trace.TotalTokens, next.TotalTokens ?? 0);
        trace.ObservationCount++;
        trace.UpdatedUs = next.CreatedUs;
        if (next.IsRoot)
        {
            trace.RootName = NewestNonEmpty(next.Name, trace.RootName);
        }

        if (next.ParentId is null)
        {
            trace.RootSeq = next.Seq;
        }
    }

    private static string? NewestNonEmpty(string? newer, string? older) => string.IsNullOrEmpty(newer) ? older : newer;
}
