namespace Langfuse.Observe.Runtime.Streams;

/// <summary>How one step of a stream went.</summary>
internal enum StreamStep
{
    Threw,
    Moved,
    Ended,
}
