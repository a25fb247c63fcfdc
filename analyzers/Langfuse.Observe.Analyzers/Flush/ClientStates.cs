namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>What can be true of one client at a point of the program.</summary>
internal static class ClientStates
{
    /// <summary>Not started on this way, or somebody is sure to end it.</summary>
    public const int Free = 1;

    /// <summary>Started; nothing recorded yet.</summary>
    public const int Fresh = 2;

    /// <summary>Something is recorded and not flushed.</summary>
    public const int Dirty = 4;

    /// <summary>Flushed, and nothing recorded since.</summary>
    public const int Flushed = 8;

    /// <summary>Disposed.</summary>
    public const int Disposed = 16;

    public static int Recorded(int states) => (states & Free) | ((states & ~Free) != 0 ? Dirty : 0);

    public static int AfterFlush(int states) => (states & (Free | Disposed)) | ((states & ~(Free | Disposed)) != 0 ? Flushed : 0);

    public static int AfterDispose(int states) => (states & Free) | ((states & ~Free) != 0 ? Disposed : 0);
}
