namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>How a kind of method is called.</summary>
public enum Family
{
    /// <summary>Gives back its result.</summary>
    Sync,

    /// <summary>Gives back something to await.</summary>
    Async,

    /// <summary>Gives back a sequence.</summary>
    Stream,

    /// <summary>Gives back an asynchronous sequence.</summary>
    AsyncStream,
}
