namespace Langfuse.Observe.Delivery;

/// <summary>What a pipeline's pump waits for.</summary>
internal enum PipelineState
{
    /// <summary>It is at work and needs no call.</summary>
    Awake,

    /// <summary>The first unit.</summary>
    Idle,

    /// <summary>A full batch, or its time.</summary>
    Collecting,

    /// <summary>One of its requests to end, or so much that it must go to disk.</summary>
    Blocked,

    /// <summary>One of its requests to end, though much waits already.</summary>
    Busy,
}
