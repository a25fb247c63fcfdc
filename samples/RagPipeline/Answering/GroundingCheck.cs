using System.Text.RegularExpressions;
using Langfuse.Observe;
using RagPipeline.Documents;
using RagPipeline.Retrieval;

namespace RagPipeline.Answering;

/// <summary>Measures how much of an answer comes from its passages.</summary>
/// <remarks>A cheap stand-in for a judge model: it finds words that were made up, not wrong conclusions from right words.</remarks>
public static partial class GroundingCheck
{
    /// <returns>The share of the answer's different words that stand in the passages, from 0 to 1.</returns>
    [Observe(AsType = ObservationType.Evaluator, Name = "grounding-check")]
    public static double Measure(string answer, [NotCaptured] IReadOnlyList<Passage> passages)
    {
        var known = passages.SelectMany(passage => Terms.Of($"{passage.Heading} {passage.Text} {passage.Code}")).ToHashSet();
        var said = Terms.Of(Citation().Replace(answer, "")).Distinct().ToList();
        return said.Count > 0 ? Math.Round((double)said.Count(known.Contains) / said.Count, 3) : 0;
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Citation();
}
