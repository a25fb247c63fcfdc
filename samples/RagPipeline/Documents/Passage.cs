namespace RagPipeline.Documents;

/// <summary>The text under one heading: what is ranked, quoted and cited.</summary>
/// <param name="Page">The page's path, relative to the folder.</param>
/// <param name="Line">The heading's line in the page, from 1.</param>
/// <param name="Heading">The headings down to this one, such as <c>Returns > How to send it back</c>.</param>
/// <param name="Text">Plain text, one paragraph, list item or table row per line.</param>
/// <param name="Code">The examples under the heading: searched, and shown to a language model, but not quoted as sentences.</param>
public sealed record Passage(string Page, int Line, string Heading, string Text, string Code = "");
