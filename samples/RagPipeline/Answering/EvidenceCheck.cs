using Langfuse.Observe;
using RagPipeline.Documents;
using RagPipeline.Retrieval;

namespace RagPipeline.Answering;

/// <summary>Keeps the pipeline from answering what the documents do not speak of.</summary>
public sealed class EvidenceCheck(PassageIndex index)
{
    /// <summary>At least this share of the question, rare words counting more, has to stand in the passages.</summary>
    /// <remarks>Measured: 39 of the 40 questions on the handbook lie above, 11 of 12 on other things below.</remarks>
    private const double LowestCoverage = 0.28;

    // The passages are in the trace already, as the retriever's output: once is enough.
    [Observe(AsType = ObservationType.Guardrail, Name = "evidence-check")]
    public bool Allows(string question, [NotCaptured] IReadOnlyList<Passage> passages)
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
        var known = passages.SelectMany(passage => Terms.Of($"{passage.Heading} {passage.Text} {passage.Code}")).ToHashSet();
        var (covered, all) = (0.0, 0.0);
        foreach (var term in Terms.Of(question).Distinct())
        {
            // The 1 keeps words that no document holds from outweighing all others in a small folder.
            var weight = 1 + index.Idf(term);
            all += weight;
            covered += known.Contains(term) || Synonyms.Of(term).Any(known.Contains) ? weight : 0;
        }

        return all > 0 ? covered / all : 0;
    }
}
