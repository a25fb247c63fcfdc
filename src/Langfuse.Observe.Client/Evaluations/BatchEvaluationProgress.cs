namespace Langfuse.Observe;

/// <summary>How far an evaluation of what is stored is.</summary>
/// <param name="Evaluated">How many were judged.</param>
/// <param name="ResumeToken">With it the same call goes on from here; null before there is anything to leave out.</param>
public sealed record BatchEvaluationProgress(long Evaluated, string? ResumeToken);
