namespace Langfuse.Observe;

/// <summary>A prompt as an observation links to it. <c>TextPrompt</c> and <c>ChatPrompt</c> of the client implement it.</summary>
public interface IPromptLink
{
    /// <summary>The prompt's name in Langfuse.</summary>
    string Name { get; }

    /// <summary>The prompt's version.</summary>
    int Version { get; }

    /// <summary>Whether this is a fallback text that Langfuse does not know; such a prompt is never linked.</summary>
    bool IsFallback { get; }
}
