namespace Langfuse.Observe;

/// <summary>How serious an observation is. Langfuse filters and colours by it.</summary>
public enum ObservationLevel
{
    /// <summary>Normal.</summary>
    Default,

    /// <summary>Of interest while looking for a fault.</summary>
    Debug,

    /// <summary>Something to look at, such as a cancelled call.</summary>
    Warning,

    /// <summary>A failure.</summary>
    Error,
}
