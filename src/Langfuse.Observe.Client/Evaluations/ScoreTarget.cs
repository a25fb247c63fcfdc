namespace Langfuse.Observe.Evaluations;

/// <summary>What a score judges.</summary>
internal readonly record struct ScoreTarget(string? TraceId = null, string? ObservationId = null, string? SessionId = null);
