using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Testing;

/// <summary>A score as it was given.</summary>
/// <param name="Name">The score's name.</param>
/// <param name="Value">Its value.</param>
/// <param name="TraceId">The trace that it judges.</param>
/// <param name="ObservationId">The observation that it judges, or null when it judges the trace.</param>
/// <param name="Comment">Why.</param>
public sealed record RecordedScore(string Name, ScoreValue Value, string? TraceId, string? ObservationId, string? Comment)
{
    internal static RecordedScore Of(ScoreRecord score) => new(score.Name, score.Value, score.TraceId, score.ObservationId, score.Comment);
}
