namespace RagPipeline;

/// <summary>Where a cited passage stands.</summary>
public sealed record Source(string Page, int Line, string Heading);
