namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>A run that is ours to carry out, with what it has in common with those that were taken with it.</summary>
internal sealed record TakenRun(RunContext Context, EvaluationRun Run);
