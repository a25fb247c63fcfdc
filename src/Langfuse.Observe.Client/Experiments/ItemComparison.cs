namespace Langfuse.Observe;

/// <summary>One item in two runs.</summary>
/// <param name="Item">The item.</param>
/// <param name="Baseline">Its value in the run compared with; the mean over repetitions.</param>
/// <param name="Value">Its value in this run; the mean over repetitions.</param>
public sealed record ItemComparison(DatasetItem Item, double Baseline, double Value)
{
    /// <summary>What is gained, or lost where it is below zero.</summary>
    public double Difference => Value - Baseline;
}
