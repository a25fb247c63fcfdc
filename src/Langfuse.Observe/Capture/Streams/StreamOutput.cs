using Langfuse.Observe.Capture.Ai;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Capture;

/// <summary>Adds up the items of one enumeration to its output, within a bound. Never throws.</summary>
internal abstract class StreamOutput<T>
{
    /// <summary>What the items said of the model call; known once the output is finished.</summary>
    public virtual AiFindings? Findings => null;

    /// <summary>The reducer that the method names; else the answer of a model, the concatenated text, or the list of the items.</summary>
    public static StreamOutput<T> For(ObservedMethod method, int maxBytes) =>
        ReducedOutput<T>.TryMake(method, maxBytes) ?? AnswerOutput<T>.TryMake(maxBytes) ?? (StreamOutput<T>?)TextOutput<T>.TryMake(maxBytes) ?? new ItemsOutput<T>(maxBytes);

    public abstract void Add(T item);

    public abstract CapturedText Finish();
}
