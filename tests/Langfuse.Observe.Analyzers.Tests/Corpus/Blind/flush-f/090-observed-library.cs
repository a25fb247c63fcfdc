// Right
using Langfuse.Observe;

namespace Acme.Reviews;

public sealed record Verdict(string Label, double Confidence);

/// <summary>Part of the Acme.Reviews package; the application starts Langfuse.</summary>
public interface IReviewClassifier
{
    Task<Verdict> ClassifyAsync(string review, CancellationToken cancellationToken = default);
}

public abstract class ReviewClassifier : IReviewClassifier
{
    [Observe(Name = "classify-review", AsType = ObservationType.Chain)]
    public async Task<Verdict> ClassifyAsync(string review, CancellationToken cancellationToken = default)
    {
        LangfuseContext.UpdateCurrentObservation(metadata: new { length = review.Length });
        var text = review.Trim();
        return text.Length == 0 ? new Verdict("empty", 1) : await JudgeAsync(text, cancellationToken);
    }

    protected abstract Task<Verdict> JudgeAsync(string review, CancellationToken cancellationToken);
}

public sealed class KeywordClassifier : ReviewClassifier
{
    protected override Task<Verdict> JudgeAsync(string review, CancellationToken cancellationToken)
        => Task.FromResult(review.Contains("bad") ? new Verdict("negative", 0.7) : new Verdict("positive", 0.6));
}
