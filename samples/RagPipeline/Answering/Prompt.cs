using RagPipeline.Documents;

namespace RagPipeline.Answering;

/// <summary>What an answerer is given.</summary>
/// <param name="Question">As asked.</param>
/// <param name="Passages">What was found, best first; the answer cites them as [1], [2] and so on.</param>
/// <param name="Messages">Both of these, as a language model wants them.</param>
public sealed record Prompt(string Question, IReadOnlyList<Passage> Passages, IReadOnlyList<ChatTurn> Messages);
