namespace RagPipeline.Retrieval;

/// <summary>One way of putting a question to the index.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Field">What it is held against.</param>
/// <param name="Weights">The terms, and how much each counts.</param>
public sealed record Query(string Name, PassageField Field, IReadOnlyDictionary<string, double> Weights)
{
    private const double SynonymWeight = 0.5;

    /// <summary>The ways in which every question is put. They know nothing of each other, so they can run at the same time.</summary>
    public static IReadOnlyList<Query> VariantsOf(string question) =>
        [AsAsked(question), Widen(question), Widen(question) with { Name = "headings", Field = PassageField.Heading }];

    /// <summary>The question's own terms.</summary>
    public static Query AsAsked(string question) =>
        new("as asked", PassageField.Text, Terms.Of(question).Distinct().ToDictionary(term => term, _ => 1.0));

    /// <summary>The question's own terms, and at half the weight the words that others would have used.</summary>
    public static Query Widen(string question)
    {
        var asked = AsAsked(question).Weights;
        var weights = new Dictionary<string, double>(asked);
        foreach (var synonym in asked.Keys.SelectMany(Synonyms.Of))
        {
            weights.TryAdd(synonym, SynonymWeight);
        }

        return new Query("with synonyms", PassageField.Text, weights);
    }
}
