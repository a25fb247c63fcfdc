namespace RagPipeline.Retrieval;

/// <summary>A place in a ranking.</summary>
/// <param name="Passage">The passage's number in the index.</param>
/// <param name="Heading">Its heading, so that a ranking can be read in the trace.</param>
/// <param name="Score">Comparable within one ranking only.</param>
public sealed record Hit(int Passage, string Heading, double Score);
