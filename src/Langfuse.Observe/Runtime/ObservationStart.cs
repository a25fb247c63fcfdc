using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>Everything that is decided about an observation before it starts.</summary>
internal readonly record struct ObservationStart(string Name, ObservationType Type)
{
    public ObservedMethod? Method { get; init; }

    /// <summary>The parent handle; null means what is current.</summary>
    public Observation? Parent { get; init; }

    /// <summary>The sink of the client that starts it; null means the one that the trace or the flow names.</summary>
    public ObservationSink? Sink { get; init; }

    public string? TraceId { get; init; }

    public string? ParentObservationId { get; init; }

    public bool IsRoot { get; init; }

    public bool IsHandleOnly { get; init; }

    /// <summary>In UTC; the default value means now.</summary>
    public DateTime StartTime { get; init; }
}
