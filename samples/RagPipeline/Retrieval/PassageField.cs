namespace RagPipeline.Retrieval;

/// <summary>The part of a passage that a query is held against.</summary>
public enum PassageField
{
    /// <summary>Headings and text.</summary>
    Text,

    /// <summary>The headings alone.</summary>
    Heading,
}
