namespace Langfuse.Observe.Capture.Known;

/// <summary>One type of an AI library: its full name as reflection gives it, what it is, and where it keeps what counts.</summary>
internal sealed class AiType(string name, AiKind kind, params AiMember[] members)
{
    public string Name { get; } = name;

    public AiKind Kind { get; } = kind;

    public AiMember[] Members { get; } = members;

    /// <summary>What values of the type are when they do not say so themselves: the role of a message, the name of a tool, the type of media.</summary>
    public string? Fixed { get; init; }
}
