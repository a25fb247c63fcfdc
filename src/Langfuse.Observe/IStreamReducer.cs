namespace Langfuse.Observe;

/// <summary>Adds up the items of an observed stream to its output. One instance serves one enumeration.</summary>
/// <typeparam name="TItem">The item of the stream.</typeparam>
/// <typeparam name="TResult">What is recorded as the output.</typeparam>
public interface IStreamReducer<in TItem, out TResult>
{
    /// <summary>Takes the next item, right before the consumer gets it.</summary>
    void Add(TItem item);

    /// <summary>Gives the output, once, when the enumeration has ended for whatever reason.</summary>
    TResult Complete();
}
