namespace RagPipeline.Tracing;

/// <summary>A trace as Langfuse's API gives it (<c>GET /api/public/traces/{id}</c>); only what the terminal shows.</summary>
public sealed record TraceView(IReadOnlyList<ObservationView> Observations, IReadOnlyList<ScoreView> Scores)
{
    /// <summary>The children of an observation by start; of <see langword="null"/>, the roots.</summary>
    public IEnumerable<ObservationView> ChildrenOf(string? id) => Observations
        .Where(observation => observation.ParentObservationId == id)
        .OrderBy(observation => observation.StartTime)
        .ThenBy(observation => observation.EndTime);

    /// <summary>The scores of an observation; those of the trace stand at its root.</summary>
    public IEnumerable<ScoreView> ScoresOf(ObservationView observation) => Scores
        .Where(score => score.ObservationId == observation.Id || (score.ObservationId is null && observation.ParentObservationId is null))
        .OrderBy(score => score.Name, StringComparer.Ordinal);
}
