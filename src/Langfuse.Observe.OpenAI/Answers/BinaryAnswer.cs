namespace Langfuse.Observe.OpenAI.Answers;

/// <summary>An answer of bytes, such as speech: its type and size; its content stays with the caller.</summary>
internal sealed class BinaryAnswer : IStreamedAnswer
{
    private long _length;

    public bool HasContent => _length > 0;

    public void Add(ReadOnlySpan<byte> bytes) => _length += bytes.Length;

    public Answer? Complete() => new($"({_length} bytes)");

    /// <summary>One that came as a whole.</summary>
    public static Answer Of(BinaryData content, string? type) => type?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true
        ? new Answer(content.ToString())
        : new Answer($"({content.ToMemory().Length} bytes, {type})");
}
