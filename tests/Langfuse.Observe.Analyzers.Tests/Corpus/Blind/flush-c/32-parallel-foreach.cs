// Planted: LFO5009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var reviews = new[] { "Great tent", "Zip broke", "Arrived late", "Lovely colour" };
var sentiments = new Dictionary<string, string>();
var gate = new Lock();

Parallel.ForEach(reviews, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async review =>
{
    var sentiment = await Sentiment.OfAsync(review);
    lock (gate)
    {
        sentiments[review] = sentiment;
    }
});

foreach (var (review, sentiment) in sentiments)
{
    Console.WriteLine($"{review,-20} {sentiment}");
}

static class Sentiment
{
    [Observe(AsType = ObservationType.Evaluator)]
    public static async Task<string> OfAsync(string review)
    {
        await Task.Delay(30);
        return review.Contains("broke", StringComparison.Ordinal) || review.Contains("late", StringComparison.Ordinal) ? "bad" : "good";
    }
}
