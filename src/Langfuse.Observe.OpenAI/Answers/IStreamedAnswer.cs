namespace Langfuse.Observe.OpenAI.Answers;

/// <summary>An answer that comes in pieces of any size.</summary>
internal interface IStreamedAnswer
{
    /// <summary>Whether anything of the answer itself has come.</summary>
    bool HasContent { get; }

    void Add(ReadOnlySpan<byte> bytes);

    /// <summary>What came, whole or not.</summary>
    Answer? Complete();
}
