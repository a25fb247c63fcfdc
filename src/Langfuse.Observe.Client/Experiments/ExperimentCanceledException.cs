namespace Langfuse.Observe;

/// <summary>An experiment was cancelled. What is done is not lost.</summary>
public sealed class ExperimentCanceledException : OperationCanceledException
{
    internal ExperimentCanceledException(ExperimentResult result, CancellationToken cancellationToken)
        : base($"Experiment '{result.RunName}' was cancelled after {result.Items.Count} of {result.PlannedItems} items. What is done is in Result.", cancellationToken) =>
        Result = result;

    /// <summary>The items that were done.</summary>
    public ExperimentResult Result { get; }
}
