namespace RagPipeline.Documents;

/// <summary>A heading, paragraph, list item, table row or code block, as plain text.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Level">1 to 6 for a heading, else 0.</param>
/// <param name="Text">Without Markdown's signs.</param>
/// <param name="IsCode">Whether it stood between fences, where it keeps its lines.</param>
internal sealed record MarkdownBlock(int Line, int Level, string Text, bool IsCode = false);
