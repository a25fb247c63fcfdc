namespace RagPipeline;

/// <summary>What the pipeline gives back.</summary>
/// <param name="Text">The answer with its citations.</param>
/// <param name="Sources">What the citations mean: [1] is the first.</param>
/// <param name="Answered">Whether the documents had anything on the question.</param>
public sealed record Answer(string Text, IReadOnlyList<Source> Sources, bool Answered);
