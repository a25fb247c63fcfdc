namespace Langfuse.Observe;

/// <summary>An evaluation of what is stored was cancelled. What is done is not lost.</summary>
public sealed class BatchEvaluationCanceledException : OperationCanceledException
{
    internal BatchEvaluationCanceledException(BatchEvaluationResult result, CancellationToken cancellationToken)
        : base($"The evaluation was cancelled after {result.Evaluated} {result.Noun}. What is done, and the token to go on with, is in Result.", cancellationToken) =>
        Result = result;

    /// <summary>What is done.</summary>
    public BatchEvaluationResult Result { get; }
}
