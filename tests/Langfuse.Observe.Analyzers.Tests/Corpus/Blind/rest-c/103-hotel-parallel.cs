// Right
using Langfuse.Observe;

namespace Hotel.Reviews;

public sealed record Review(string Guest, string Text);

public sealed class ReviewDesk(Func<string, Task<string>> complete)
{
    [Observe(Name = "answer-reviews")]
    public async Task<IReadOnlyList<string>> AnswerAsync(IReadOnlyList<Review> reviews)
    {
        var mood = MoodAsync(reviews.Count);
        var tasks = new List<Task<string>>();
        foreach (var review in reviews)
        {
            tasks.Add(ReplyAsync(review));
        }

        var replies = await Task.WhenAll(tasks);
        return [await mood, .. replies];
    }

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> ReplyAsync(Review review) => complete($"Answer {review.Guest}: {review.Text}");

    [Observe(AsType = ObservationType.Evaluator)]
    private Task<string> MoodAsync(int count) => complete($"A sentence about {count} reviews");
}
