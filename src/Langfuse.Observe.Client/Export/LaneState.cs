namespace Langfuse.Observe.Export;

/// <summary>What a lane's pump waits for.</summary>
internal enum LaneState
{
    /// <summary>It is at work and needs no call.</summary>
    Awake,

    /// <summary>The first unit.</summary>
    Idle,

    /// <summary>A full batch, or its time.</summary>
    Collecting,
}
