using System.Globalization;
using System.Text;

namespace Langfuse.Observe;

/// <summary>What came of an evaluation of stored traces.</summary>
public sealed record BatchEvaluationResult
{
    /// <summary>Traces that were judged.</summary>
    public long Evaluated { get; init; }

    /// <summary>Traces left out because an earlier call, whose token was given, had judged them.</summary>
    public long Skipped { get; init; }

    /// <summary>Scores that were given.</summary>
    public long Scores { get; init; }

    /// <summary>Judgements that failed.</summary>
    public long Failures { get; init; }

    /// <summary>What each evaluator gave.</summary>
    public IReadOnlyList<EvaluatorStatistics> Evaluators { get; init; } = [];

    /// <summary>The ids of traces of which a judgement failed, the first thousand of them.</summary>
    public IReadOnlyList<string> FailedTraceIds { get; init; } = [];

    /// <summary>Why the traces could not be read to the end; null when they were.</summary>
    public string? Error { get; init; }

    /// <summary>Whether all traces were read and judged.</summary>
    public bool IsComplete { get; init; }

    /// <summary>With it the same call goes on after what was judged; traces that came in since are judged too. Null when nothing was.</summary>
    public string? ResumeToken { get; init; }

    /// <summary>What became of the scores, as of the end.</summary>
    public FlushResult? Delivery { get; init; }

    /// <summary>The result as text.</summary>
    public string Format()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Evaluated} traces judged, {Skipped} left out, {Scores} scores, {Failures} failures{(IsComplete ? "" : ", not complete")}");
        foreach (var evaluator in Evaluators)
        {
            text.Append(CultureInfo.InvariantCulture, $"{evaluator.Name}: {evaluator.Count}");
            text.Append(evaluator.Mean is { } mean ? $", mean {mean.ToString("0.####", CultureInfo.InvariantCulture)}" : "");
            text.AppendLine(evaluator.Failures > 0 ? $", failed {evaluator.Failures} times, first with: {evaluator.FirstError}" : "");
        }

        return Error is null ? text.ToString() : text.AppendLine(Error).ToString();
    }
}
