namespace Langfuse.Observe;

/// <summary>How far an evaluation of stored traces is.</summary>
/// <param name="Evaluated">Traces that were judged.</param>
/// <param name="ResumeToken">With it the same call goes on from here; null before there is anything to leave out.</param>
public sealed record BatchEvaluationProgress(long Evaluated, string? ResumeToken);
