namespace ModelService;

/// <summary>What the stand-in answers: a text, or the call of a tool.</summary>
public sealed record Reply
{
    private Reply(string? text, string? tool, string? arguments) => (Text, Tool, Arguments) = (text, tool, arguments);

    public string? Text { get; }

    public string? Tool { get; }

    /// <summary>The tool's arguments, a JSON object.</summary>
    public string? Arguments { get; }

    public static Reply Say(string text) => new(text, null, null);

    public static Reply Call(string tool, string arguments) => new(null, tool, arguments);
}
