using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>Reads what a value of one type holds, by meaning.</summary>
internal abstract class AiReader
{
    /// <summary>Null when the value has nothing of the kind.</summary>
    public abstract object? Read(object value, AiMeaning meaning);
}

/// <summary>Direct reads that the generator wrote.</summary>
internal sealed class GeneratedAiReader<T>(Func<T, int, object?> read) : AiReader
{
    public override object? Read(object value, AiMeaning meaning) => read((T)value, (int)meaning);
}

/// <summary>Accessors that were made from the type at run time.</summary>
internal sealed class ReflectedAiReader(Func<object, object?>?[] accessors) : AiReader
{
    public override object? Read(object value, AiMeaning meaning) => (int)meaning < accessors.Length ? accessors[(int)meaning]?.Invoke(value) : null;
}
