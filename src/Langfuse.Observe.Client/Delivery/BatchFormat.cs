namespace Langfuse.Observe.Delivery;

/// <summary>How a part of a batch becomes the body of one request.</summary>
internal abstract class BatchFormat
{
    /// <summary>The endpoint, relative to the base address.</summary>
    public abstract string Path { get; }

    public abstract string ContentType { get; }

    /// <summary>The largest body that is sent by choice.</summary>
    public abstract int MaxBodyBytes { get; }

    /// <summary>What a unit is called in a message.</summary>
    public abstract string Label(Batch batch, int index);

    /// <summary>The body in pieces, none of them copied from the batch.</summary>
    public abstract List<ReadOnlyMemory<byte>> Body(Batch batch, BatchPart part);
}
