// Right
using Langfuse.Observe;

namespace Bots;

public interface IScorer
{
    void Score(string name, double value);
}

public sealed class TraceScorer(Observation trace) : IScorer
{
    public void Score(string name, double value) => trace.Score(name, Math.Round(value, 3));
}

public sealed class BotReview
{
    public void Review(IScorer scorer, IReadOnlyList<string> replies)
    {
        if (replies.Count == 0)
        {
            return;
        }

        scorer.Score("reply-length", replies.Average(reply => reply.Length));
        scorer.Score("question-share", (double)replies.Count(reply => reply.EndsWith('?')) / replies.Count);
    }
}
