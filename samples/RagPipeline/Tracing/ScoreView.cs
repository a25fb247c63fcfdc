namespace RagPipeline.Tracing;

/// <summary>A score of a trace, or of one of its observations.</summary>
/// <param name="Value">The number; of a boolean 0 or 1.</param>
/// <param name="StringValue">The text of any other score than a number.</param>
public sealed record ScoreView(string Name, string? ObservationId, double? Value, string? StringValue);
