namespace RagPipeline.Answering;

/// <summary>A sentence that may become part of an answer.</summary>
/// <param name="Source">The number of its passage, from 1.</param>
/// <param name="Place">Where it stands among all sentences.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Score">How well it answers the question.</param>
internal sealed record ScoredSentence(int Source, int Place, string Text, double Score);
