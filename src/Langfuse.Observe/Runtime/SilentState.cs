namespace Langfuse.Observe.Runtime;

/// <summary>What a handle has that records nothing: the ids that were asked for.</summary>
internal class SilentState
{
    public string? TraceId { get; set; }

    public string? Id { get; set; }

    /// <summary>Makes the caller's context what it was.</summary>
    public virtual void Leave()
    {
    }

    /// <summary>The call is over.</summary>
    public virtual void End() => Leave();
}
