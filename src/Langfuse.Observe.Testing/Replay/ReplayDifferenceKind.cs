namespace Langfuse.Observe.Testing;

/// <summary>How a present call differs from the recorded ones.</summary>
public enum ReplayDifferenceKind
{
    /// <summary>The same call with another input.</summary>
    Input,

    /// <summary>A call before one that had ended when it began.</summary>
    Order,

    /// <summary>A call that the trace does not have, or not so often.</summary>
    NotRecorded,

    /// <summary>A recorded call that was not made.</summary>
    NotCalled,

    /// <summary>A call that cannot be answered by a trace.</summary>
    NotReplayable,
}
