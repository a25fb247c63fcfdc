namespace Langfuse.Observe.OpenAI.Answers;

/// <summary>How much of one stream is kept, over all its texts and tool calls: far over what a model answers.</summary>
internal sealed class KeptCharacters
{
    // What a message or a tool call costs besides its text.
    private const int OfAPart = 256;

    private int _left = 1 << 20;

    /// <summary>Takes up to so many characters.</summary>
    /// <returns>How many may be kept.</returns>
    public int Take(int length)
    {
        var taken = Math.Min(length, _left);
        _left -= taken;
        return taken;
    }

    /// <summary>Whether one more message or tool call may be kept.</summary>
    public bool TakePart() => Take(OfAPart) == OfAPart;
}
