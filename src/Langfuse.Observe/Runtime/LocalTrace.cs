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

    /// <summary>The first observation of the trace, when this is a later one that has no parent; else null.</summary>
    public Observation? First { get; private set; }

    /// <summary>The input of <see cref="First"/>, when it was still there.</summary>
    public string? FirstInput { get; private set; }

    /// <summary>What the sink keeps with the trace.</summary>
    public object? SinkState => Volatile.Read(ref _sinkState);

    /// <summary>The overflow in which the sink dropped the trace; 0 means none.</summary>
    public int DroppedInOverflow { get; set; }

    public TraceFields GetFields() => Fields ?? Interlocked.CompareExchange(ref _fields, new TraceFields(), null) ?? Fields!;

    /// <summary>Shares what is said of the trace with its first observation. Called before this is handed out.</summary>
    public void Join(Observation first)
    {
        _fields = first.GetTrace().GetFields();
        Incoming = first.GetTrace().Incoming;
        First = first;
        lock (first)
        {
            FirstInput = first.Input.ToString();
        }
    }

    /// <summary>Keeps a sink's state, unless another thread was faster.</summary>
    /// <returns>The state that is kept.</returns>
    public object KeepSinkState(object state) => Interlocked.CompareExchange(ref _sinkState, state, null) ?? state;
}
