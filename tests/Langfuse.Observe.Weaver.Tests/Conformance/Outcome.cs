namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>The columns of the conformance table: how a call ends, and from where it is made.</summary>
public enum Outcome
{
    Returns,
    Throws,
    ThrowsLater,
    Cancelled,
    BreaksEarly,
    Abandoned,
    EnumeratedTwice,
    ThrowsInDispose,
    WhenAny,
    Prefetch,
    Merge,
    NeverAwaited,
    Recursion,
    Reentrancy,
    Concurrent,
    TaskRun,
    ParallelForEach,
    WhenAll,
    ConfigureAwait,
    SynchronizationContext,
    SuppressedFlow,
    Timer,
    Channel,
    ThreadPool,
}
