namespace Langfuse.Observe.Generators.Prompts.Model;

/// <summary>A prompt file. Equatable: texts only.</summary>
internal sealed record PromptSpec(string Name, bool IsChat)
{
    /// <summary>Its class's name.</summary>
    public string Identifier { get; init; } = "";

    /// <summary>The label that a get asks for by default.</summary>
    public string? Label { get; init; }

    /// <summary>A text's one message has no role.</summary>
    public EquatableArray<MessageSpec> Messages { get; init; }

    /// <summary>The names of the variables, each once, in order.</summary>
    public EquatableArray<string> Variables { get; init; }

    /// <summary>The names of the placeholders, each once, in order.</summary>
    public EquatableArray<string> Placeholders { get; init; }
}

/// <summary>A message, or with a placeholder the place of a conversation.</summary>
internal sealed record MessageSpec(string Role, string Content, string? Placeholder = null);
