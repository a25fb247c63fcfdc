using Langfuse.Observe;
using RagPipeline.Documents;
using RagPipeline.Retrieval;

namespace RagPipeline.Answering;

/// <summary>Keeps the pipeline from answering what the documents do not speak of.</summary>
public sealed class EvidenceCheck(PassageIndex index)
{
    /// <summary>At least this share of the question, rare words counting more, has to stand in the passages.</summary>
    private const double LowestCoverage = 0.3;

    [Observe(AsType = ObservationType.Guardrail, Name = "evidence-check")]
    public bool Allows(string question, IReadOnlyList<Passage> passages)
    {
        var coverage = Coverage(question, passages);
        LangfuseContext.ScoreCurrentObservation("coverage", Math.Round(coverage, 3));
        if (coverage >= LowestCoverage)
        {
            return true;
        }

        // A level makes the observation stand out on the page, and can be filtered by.
        LangfuseContext.UpdateCurrentObservation(level: ObservationLevel.Warning,
            statusMessage: $"coverage {coverage:0.00} is below {LowestCoverage:0.00}: no answer is written");
        return false;
    }

    private double Coverage(string question, IReadOnlyList<Passage> passages)
    {
        var found = passages.SelectMany(passage => Terms.Of($"{passage.Heading} {passage.Text} {passage.Code}")).ToHashSet();
        var asked = Terms.Of(question).Distinct().Select(term => (Weight: index.Idf(term), Found: found.Contains(term) || Synonyms.Of(term).Any(found.Contains))).ToList();
        var all = asked.Sum(term => term.Weight);
        return all > 0 ? asked.Where(term => term.Found).Sum(term => term.Weight) / all : 0;
    }
}
