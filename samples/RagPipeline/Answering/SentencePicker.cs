using RagPipeline.Documents;
using RagPipeline.Retrieval;

namespace RagPipeline.Answering;

/// <summary>Picks the sentences of the passages that answer a question best.</summary>
internal sealed class SentencePicker(PassageIndex index)
{
    /// <summary>A term of the heading counts for every sentence under it, but less than in the sentence itself.</summary>
    private const double HeadingShare = 0.5;

    /// <summary>Each passage counts this much less than the one ranked before it.</summary>
    private const double PassageDecay = 0.85;

    /// <summary>"It is free above £60": what such a sentence is about stands in the one before it, and counts this much.</summary>
    private const double PronounShare = 0.7;

    /// <summary>What a number is worth when the question asks for one.</summary>
    private const double NumberBonus = 1.5;

    /// <summary>Sentences below this share of the best one's score are left out.</summary>
    private const double Cutoff = 0.55;

    private static readonly string[] s_questionWords = ["how", "when", "what", "which"];

    private static readonly string[] s_pronouns = ["It ", "They ", "This ", "These ", "That ", "Then "];

    public IReadOnlyList<ScoredSentence> Pick(string question, IReadOnlyList<Passage> passages, int most)
    {
        var scored = Score(question, passages);
        var best = scored.Count > 0 ? scored.Max(sentence => sentence.Score) : 0;
        return
        [
            .. scored.Where(sentence => sentence.Score >= best * Cutoff)
                .OrderByDescending(sentence => sentence.Score)
                .Take(most)
                .OrderBy(sentence => sentence.Place),
        ];
    }

    private List<ScoredSentence> Score(string question, IReadOnlyList<Passage> passages)
    {
        var weights = Query.Widen(question).Weights;
        var bonus = AsksForNumber(question) ? NumberBonus : 0;
        var scored = new List<ScoredSentence>();
        foreach (var (number, passage) in passages.Index())
        {
            var heading = Weigh(passage.Heading, weights);
            var before = heading;
            foreach (var sentence in Sentences.Of(passage.Text))
            {
                before = Weigh(sentence, weights) + (BeginsWithPronoun(sentence) ? before * PronounShare : 0);
                var score = before + (heading * HeadingShare) + (sentence.Any(char.IsAsciiDigit) ? bonus : 0);
                scored.Add(new ScoredSentence(number + 1, scored.Count, sentence, score * Math.Pow(PassageDecay, number)));
            }
        }

        return scored;
    }

    private static bool AsksForNumber(string question) =>
        s_questionWords.Any(word => question.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool BeginsWithPronoun(string sentence) =>
        s_pronouns.Any(pronoun => sentence.StartsWith(pronoun, StringComparison.Ordinal));

    private double Weigh(string text, IReadOnlyDictionary<string, double> weights) =>
        Terms.Of(text).Distinct().Sum(term => weights.GetValueOrDefault(term) * index.Idf(term));
}
