namespace Langfuse.Observe.LocalServer.Features.Traces;

/// <summary>A trace with everything that belongs to it.</summary>
internal sealed record TraceDetails(Trace Trace, IReadOnlyList<Observation> Observations, IReadOnlyList<Score> Scores)
{
    public Observation? Root => Observations.FirstOrDefault(observation => observation.Seq == Trace.RootSeq);
}
