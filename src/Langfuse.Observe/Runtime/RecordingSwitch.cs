namespace Langfuse.Observe.Runtime;

/// <summary>Whether anything records at all: the one field that woven code reads while tracing is off.</summary>
internal static class RecordingSwitch
{
    // No initialiser: the class must stay free of a static constructor, which would put a check into every woven call.
    internal static bool IsOn;
}
