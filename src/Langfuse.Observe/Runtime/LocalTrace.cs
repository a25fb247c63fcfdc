namespace Langfuse.Observe.Runtime;

/// <summary>What is kept of a trace in this process. Its first observation here holds it, once there is something to keep.</summary>
internal sealed class LocalTrace
{
    private TraceFields? _fields;
    private object? _sinkState;

    /// <summary>What came with the request around the trace; set before the first observation is handed out.</summary>
    public PropagatedValues? Incoming { get; set; }

    /// <summary>What was said of the trace; null while nothing was.</summary>
    public TraceFields? Fields => Volatile.Read(ref _fields);

    /// <summary>What the sink keeps with the trace.</summary>
    public object? SinkState => Volatile.Read(ref _sinkState);

    /// <summary>The overflow in which the sink dropped the trace; 0 means none.</summary>
    public int DroppedInOverflow { get; set; }

    public TraceFields GetFields() => Fields ?? Interlocked.CompareExchange(ref _fields, new TraceFields(), null) ?? Fields!;

    /// <summary>Keeps a sink's state, unless another thread was faster.</summary>
    /// <returns>The state that is kept.</returns>
    public object KeepSinkState(object state) => Interlocked.CompareExchange(ref _sinkState, state, null) ?? state;
}
