namespace Langfuse.Observe.Runtime.Failures;

/// <summary>What an exception that left an observed call means.</summary>
internal enum FailureKind
{
    /// <summary>Something went wrong.</summary>
    Error,

    /// <summary>Whoever waited gave up after a time.</summary>
    TimedOut,

    /// <summary>Whoever called wanted no more of it.</summary>
    Cancelled,
}
