using Microsoft.Extensions.AI.Evaluation;

namespace Langfuse.Observe.Evaluations;

/// <summary>Turns metrics into judgements.</summary>
internal static class MetricScores
{
    /// <exception cref="InvalidOperationException">None of the metrics has a value.</exception>
    public static IReadOnlyList<Evaluation> Of(EvaluationResult result)
    {
        List<Evaluation> scores = [.. result.Metrics.Values.Select(Of).OfType<Evaluation>()];
        return scores.Count > 0 || result.Metrics.Count == 0 ? scores : throw new InvalidOperationException(string.Join("; ", result.Metrics.Values.Select(WhyNone)));
    }

    private static Evaluation? Of(EvaluationMetric metric) => metric switch
    {
        NumericMetric { Value: { } number } => Scored(metric, number),
        BooleanMetric { Value: { } boolean } => Scored(metric, boolean),
        StringMetric { Value: { } text } => Scored(metric, text),
        _ => null,
    };

    private static Evaluation Scored(EvaluationMetric metric, ScoreValue value) => new(value, metric.Reason ?? metric.Interpretation?.Reason, metric.Name, Metadata(metric));

    private static Dictionary<string, object?>? Metadata(EvaluationMetric metric)
    {
        var metadata = metric.Metadata?.ToDictionary(static pair => pair.Key, static pair => (object?)pair.Value) ?? [];
        if (metric.Interpretation is { } interpretation)
        {
            metadata["rating"] = interpretation.Rating.ToString();
            metadata["failed"] = interpretation.Failed;
        }

        if (metric.Diagnostics is { Count: > 0 } diagnostics)
        {
            metadata["diagnostics"] = diagnostics.Select(static diagnostic => diagnostic.ToString()).ToArray();
        }

        return metadata.Count == 0 ? null : metadata;
    }

    private static string WhyNone(EvaluationMetric metric) =>
        $"metric '{metric.Name}' has no value" + (metric.Diagnostics is { Count: > 0 } diagnostics ? ": " + string.Join(", ", diagnostics.Select(static diagnostic => diagnostic.Message)) : "");
}
