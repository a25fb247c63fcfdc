namespace Langfuse.Observe.Runtime.Streams;

/// <summary>A call that gave back a stream: what its enumerations start from.</summary>
internal abstract class StreamCall(ObservedMethod method)
{
    public ObservedMethod Method { get; } = method;

    /// <summary>The observation in which the stream was made; null when there was none.</summary>
    public abstract Observation? Maker { get; }

    /// <summary>The call of a scope; null when there is nothing to enumerate, or nothing that records it.</summary>
    public static StreamCall? Of(Observation? scope, object? stream) => scope switch
    {
        null => null,
        { Template: { } template } => template.IsMissing(scope, stream) ? null : new IteratorCall(scope),
        _ => HandedOnCall.Of(scope, stream),
    };

    /// <summary>The observation of an enumeration that begins; null when nothing records it. The consumer's context stays.</summary>
    /// <param name="inside">The context inside the stream.</param>
    public abstract Observation? Start(out StreamContext inside);
}
