namespace RagPipeline.Documents;

/// <summary>One Markdown file.</summary>
/// <param name="Path">Relative to the folder, with forward slashes.</param>
/// <param name="Markdown">The whole text.</param>
public sealed record Page(string Path, string Markdown);
