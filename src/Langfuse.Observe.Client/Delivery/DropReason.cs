namespace Langfuse.Observe;

/// <summary>Why something that was recorded will not be delivered.</summary>
public enum DropReason
{
    /// <summary>The queue was full; the oldest traces went first.</summary>
    QueueFull,

    /// <summary>The spool directory was full; the oldest batches went first.</summary>
    SpoolFull,

    /// <summary>It waited in the spool directory for longer than <see cref="LangfuseOptions.MaxSpoolAge"/>.</summary>
    SpoolExpired,

    /// <summary>Its place in a file of the spool was damaged.</summary>
    SpoolDamaged,

    /// <summary>The server refused it (400, 404 and the like).</summary>
    Rejected,

    /// <summary>It is larger than what the server takes, even alone.</summary>
    TooLarge,

    /// <summary>The server refused the keys (401, 403).</summary>
    Unauthorized,

    /// <summary>A score that does not fit its type, range or target.</summary>
    Invalid,

    /// <summary>It was still waiting when the time for the shutdown was over.</summary>
    Shutdown,

    /// <summary>It came after the client was disposed.</summary>
    Disposed,

    /// <summary>A fault of this library.</summary>
    Fault,
}
