namespace Langfuse.Observe.Analyzers.Prompts;

/// <summary>A prompt whose text the build sees: of a prompt file, or of a call that creates it with constants.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Variables">The names of its variables; null when its text is not known.</param>
/// <param name="Placeholders">The names of its placeholders.</param>
/// <param name="IsComposed">Whether it takes in another prompt, which may have variables of its own.</param>
internal sealed record KnownPrompt(string Name, IReadOnlyList<string>? Variables, IReadOnlyList<string> Placeholders, bool IsComposed)
{
    private const string Reference = "@@@langfusePrompt:";

    /// <summary>Whether a text takes in another prompt.</summary>
    public static bool Composes(string text) => text.IndexOf(Reference, StringComparison.Ordinal) >= 0;
}
