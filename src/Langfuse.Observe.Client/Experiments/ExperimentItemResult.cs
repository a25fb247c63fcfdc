namespace Langfuse.Observe;

/// <summary>What came of one item.</summary>
public sealed record ExperimentItemResult
{
    /// <summary>The item.</summary>
    public required DatasetItem Item { get; init; }

    /// <summary>Which repetition it is, from 0.</summary>
    public int Repetition { get; init; }

    /// <summary>What the task gave; null when it failed. After a resumption it is the recorded text or JSON of what it gave before.</summary>
    public object? Output { get; init; }

    /// <summary>What the task gave, as text: a string as it is, anything else as JSON; null when it failed.</summary>
    public string? OutputText { get; init; }

    /// <summary>Why the task failed; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>The exception that the task failed with; null when it did not, and after a resumption.</summary>
    public Exception? Exception { get; init; }

    /// <summary>Whether the task failed.</summary>
    public bool IsFailed => Error is not null;

    /// <summary>The judgements.</summary>
    public IReadOnlyList<Evaluation> Evaluations { get; init; } = [];

    /// <summary>The evaluators that gave none.</summary>
    public IReadOnlyList<EvaluatorFailure> EvaluatorFailures { get; init; } = [];

    /// <summary>The trace in which it was recorded.</summary>
    public string TraceId { get; init; } = "";

    /// <summary>The observation that its scores judge.</summary>
    public string ObservationId { get; init; } = "";

    /// <summary>How long the task took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>A judgement as a number (1 or 0 for a boolean); null when there is none of that name, or it is a text.</summary>
    /// <param name="metric">The score's name.</param>
    public double? Number(string metric)
    {
        foreach (var evaluation in Evaluations)
        {
            if (evaluation.Name == metric)
            {
                return evaluation.Number;
            }
        }

        return null;
    }
}
