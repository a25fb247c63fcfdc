namespace Langfuse.Observe;

/// <summary>What one evaluator gave over all of them.</summary>
public sealed record EvaluatorStatistics
{
    /// <summary>The name of the score, or of an evaluator that failed.</summary>
    public required string Name { get; init; }

    /// <summary>How many judgements it gave.</summary>
    public long Count { get; init; }

    /// <summary>The mean of its numbers; null when it gave none.</summary>
    public double? Mean { get; init; }

    /// <summary>How often it failed.</summary>
    public long Failures { get; init; }

    /// <summary>What it failed with first.</summary>
    public string? FirstError { get; init; }
}
