namespace Langfuse.Observe.LocalServer.Features.Traces;

/// <summary>A trace with everything that belongs to it.</summary>
internal sealed record TraceDetails(TraceRow Trace, IReadOnlyList<ObservationRow> Observations, IReadOnlyList<ScoreRow> Scores)
{
    public ObservationRow? Root => Observations.FirstOrDefault(observation => observation.Seq == Trace.RootSeq);
}
