namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>What follows from a call that gave no judgement.</summary>
internal enum JudgeFailure
{
    /// <summary>Another try may fare better.</summary>
    Transient,

    /// <summary>The request itself is refused: this target gets no score.</summary>
    Refused,

    /// <summary>The key is refused: nothing of this evaluator will fare better.</summary>
    Key,

    /// <summary>The account is used up.</summary>
    Billing,

    /// <summary>The address or the model is not there.</summary>
    Model,
}

/// <summary>A call to a judge that gave no judgement.</summary>
internal sealed class JudgeException(JudgeFailure failure, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public JudgeFailure Failure { get; } = failure;

    /// <summary>How long the provider asks to wait.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
