namespace Langfuse.Observe;

/// <summary>What an experiment may be told besides its task and evaluators.</summary>
public sealed record ExperimentOptions
{
    /// <summary>The run's name, unique in its dataset.</summary>
    /// <value>By default the experiment's name with the time.</value>
    public string? RunName { get; init; }

    /// <summary>What is tried.</summary>
    public string? Description { get; init; }

    /// <summary>Whatever is to be kept with the run, such as the model and its parameters.</summary>
    public object? Metadata { get; init; }

    /// <summary>How often the task is run for each item, for tasks that do not always give the same.</summary>
    /// <value>By default 1.</value>
    public int Repetitions { get; init; } = 1;

    /// <summary>Make one more judgement of each item out of those of its evaluators.</summary>
    public IReadOnlyList<CompositeEvaluator> CompositeEvaluators { get; init; } = [];

    /// <summary>How long one evaluator may take for one item; beyond, it counts as failed.</summary>
    /// <value>By default 2 minutes; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</value>
    public TimeSpan EvaluatorTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the task may take for one item; beyond, the item counts as failed.</summary>
    /// <value>By default there is no limit.</value>
    public TimeSpan? TaskTimeout { get; init; }

    /// <summary>Told after each item, from any thread, one at a time. <see cref="ExperimentProgress.ToConsole"/> shows a line.</summary>
    public IProgress<ExperimentProgress>? Progress { get; init; }

    /// <summary>A file that keeps what is done, so that the same call after a crash or a cancellation goes on where it ended. It is deleted by
    /// nobody: give each run its own.</summary>
    /// <value>By default null: a run begins from the start.</value>
    public string? ResumeFile { get; init; }

    /// <summary>Whether items that failed are tried again when a run is resumed.</summary>
    /// <value>By default false.</value>
    public bool RetriesFailed { get; init; }
}
