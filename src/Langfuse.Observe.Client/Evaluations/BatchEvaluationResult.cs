using System.Globalization;
using System.Text;

namespace Langfuse.Observe;

/// <summary>What came of an evaluation of what is stored: traces, observations or sessions.</summary>
public sealed record BatchEvaluationResult
{
    /// <summary>How many were judged.</summary>
    public long Evaluated { get; init; }

    /// <summary>How many were left out because an earlier call, whose token was given, had judged them.</summary>
    public long Skipped { get; init; }

    /// <summary>Scores that were given.</summary>
    public long Scores { get; init; }

    /// <summary>Judgements that failed.</summary>
    public long Failures { get; init; }

    /// <summary>What each evaluator gave.</summary>
    public IReadOnlyList<EvaluatorStatistics> Evaluators { get; init; } = [];

    /// <summary>The ids of those of which a judgement failed, of the first thousand failures.</summary>
    public IReadOnlyList<string> FailedIds { get; init; } = [];

    /// <summary>Why the list could not be read to the end; null when it was.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the list was read to its end and judged.</summary>
    public bool IsComplete { get; init; }

    /// <summary>With it the same call goes on after what was judged; what came in since is judged too. Null when nothing was.</summary>
    public string? ResumeToken { get; init; }

    /// <summary>What became of the scores, as of the end.</summary>
    public FlushResult? Delivery { get; init; }

    /// <summary>What was judged, as a word.</summary>
    internal string Noun { get; init; } = "traces";

    /// <summary>The result as text.</summary>
    public string Format()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Evaluated} {Noun} judged, {Skipped} left out, {Scores} scores, {Failures} failures{(IsComplete ? "" : ", not complete")}");
        foreach (var evaluator in Evaluators)
        {
            text.Append(CultureInfo.InvariantCulture, $"{evaluator.Name}: {evaluator.Count}");
            text.Append(evaluator.Mean is { } mean ? $", mean {mean.ToString("0.####", CultureInfo.InvariantCulture)}" : "");
            text.AppendLine(evaluator.Failures > 0 ? $", failed {evaluator.Failures} times, first with: {evaluator.FirstError}" : "");
        }

        return Error is null ? text.ToString() : text.AppendLine(Error).ToString();
    }
}
