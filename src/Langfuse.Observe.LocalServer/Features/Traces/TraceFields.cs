namespace Langfuse.Observe.LocalServer.Features.Traces;

/// <summary>The field groups of a trace that were asked for; unknown names are ignored, none means all.</summary>
internal readonly record struct TraceFields(bool Io, bool Scores, bool Observations, bool Metrics)
{
    public static TraceFields From(QueryReader query)
    {
        var names = query.List("fields");
        return names.Count == 0
            ? new TraceFields(true, true, true, true)
            : new TraceFields(names.Contains("io"), names.Contains("scores"), names.Contains("observations"), names.Contains("metrics"));
    }
}
