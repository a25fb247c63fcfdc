namespace Langfuse.Observe;

/// <summary>What an evaluation of what is stored may be told besides its evaluators.</summary>
public sealed record BatchEvaluationOptions
{
    /// <summary>How long one evaluator may take for one trace, observation or session; beyond, it counts as failed.</summary>
    /// <value>By default 2 minutes; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</value>
    public TimeSpan EvaluatorTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether the scores are written to the server; else they are only counted.</summary>
    /// <value>By default true.</value>
    public bool WritesScores { get; init; } = true;

    /// <summary>A file that keeps the token of how far the evaluation is, so that the same call goes on after a crash.</summary>
    /// <value>By default null.</value>
    public string? ResumeFile { get; init; }

    /// <summary>Told after each trace, observation or session, from any thread, one at a time; also the token with which to go on.</summary>
    public IProgress<BatchEvaluationProgress>? Progress { get; init; }

    /// <summary>The environment of the scores.</summary>
    /// <value>By default the client's.</value>
    public string? Environment { get; init; }
}
