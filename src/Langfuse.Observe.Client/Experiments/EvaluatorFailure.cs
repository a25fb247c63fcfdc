namespace Langfuse.Observe;

/// <summary>An evaluator that gave no judgement of an item: it threw, took too long, or gave something that is no score.</summary>
/// <param name="Evaluator">The evaluator's name.</param>
/// <param name="Error">What went wrong.</param>
public sealed record EvaluatorFailure(string Evaluator, string Error);
