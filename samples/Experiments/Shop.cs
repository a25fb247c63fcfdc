using Langfuse.Observe;

/// <summary>What is tried: it does not know one of the answers.</summary>
internal static class Shop
{
    public static readonly (string Question, string Answer)[] Facts =
    [
        ("How long may I return goods?", "30 days"), ("Do you ship to Norway?", "Yes"), ("Are gift cards refundable?", "No"), ("Who founded the shop?", "Ada"),
    ];

    [Observe]
    public static async Task<string> AnswerAsync(string question)
    {
        await Task.Yield();
        return question.StartsWith("Who", StringComparison.Ordinal)
            ? throw new InvalidOperationException("nothing is known of people")
            : Facts.Single(fact => fact.Question == question).Answer;
    }
}
