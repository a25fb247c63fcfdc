using System.Globalization;
using Langfuse.Observe.Experiments;

namespace Langfuse.Observe;

/// <summary>What came of an experiment.</summary>
public sealed class ExperimentResult
{
    // A mean of a hundred times 0.8 is a little less than 0.8.
    private const double Rounding = 1e-9;

    /// <summary>The experiment's name.</summary>
    public required string Name { get; init; }

    /// <summary>The run's name.</summary>
    public required string RunName { get; init; }

    /// <summary>What was tried.</summary>
    public string? Description { get; init; }

    /// <summary>The id under which Langfuse knows the run.</summary>
    public required string ExperimentId { get; init; }

    /// <summary>The dataset's name; null for local data.</summary>
    public string? DatasetName { get; init; }

    /// <summary>The id of the dataset's run; null for local data, or when the server could not be asked.</summary>
    public string? DatasetRunId { get; init; }

    /// <summary>The run's page; null for local data, or when the server could not be asked.</summary>
    public Uri? DatasetRunUrl { get; init; }

    /// <summary>What came of each item, in the order of the data, repetitions of an item one after another.</summary>
    public required IReadOnlyList<ExperimentItemResult> Items { get; init; }

    /// <summary>The judgements of the run as a whole.</summary>
    public IReadOnlyList<Evaluation> RunEvaluations { get; init; } = [];

    /// <summary>The run evaluators that gave none.</summary>
    public IReadOnlyList<EvaluatorFailure> RunEvaluatorFailures { get; init; } = [];

    /// <summary>How many items the run was to have; more than there are in <see cref="Items"/> when it was cancelled.</summary>
    public int PlannedItems { get; init; }

    /// <summary>What became of what was recorded, as of the end of the run.</summary>
    public FlushResult? Delivery { get; init; }

    /// <summary>The items whose task failed.</summary>
    public IEnumerable<ExperimentItemResult> FailedItems => Items.Where(static item => item.IsFailed);

    /// <summary>The names of the scores that items have, in the order in which they come up.</summary>
    public IReadOnlyList<string> Metrics => [.. Items.SelectMany(static item => item.Evaluations).Select(static evaluation => evaluation.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The value of a metric: a run evaluator's number of that name, else the mean over the items that have it; null when nothing has.</summary>
    /// <param name="metric">The score's name.</param>
    public double? Value(string metric) => Statistics(metric)?.Mean;

    /// <summary>How a metric is spread; null when nothing has it as a number.</summary>
    /// <param name="metric">The score's name.</param>
    public MetricStatistics? Statistics(string metric) =>
        RunEvaluations.FirstOrDefault(evaluation => evaluation.Name == metric)?.Number is { } value
            ? new MetricStatistics { Mean = value, Count = 1, Minimum = value, Maximum = value }
            : MetricStatistics.Of(this, metric);

    /// <summary>The result as a table for the terminal: items with their scores, failed ones with the reason, then the metrics.</summary>
    /// <param name="maxItems">How many items are shown; failed ones are shown all the same.</param>
    public string Format(int maxItems = 50) => ExperimentTable.Text(this, maxItems);

    /// <summary>The result as Markdown, for a comment on a pull request.</summary>
    /// <param name="maxItems">How many items are shown; failed ones are shown all the same.</param>
    public string ToMarkdown(int maxItems = 50) => ExperimentTable.Markdown(this, maxItems);

    /// <summary>The result as a JUnit report, in which each item is a test case.</summary>
    /// <param name="metric">The score that decides whether a case passed; null for the task's success alone.</param>
    /// <param name="threshold">The least value of a case that passed.</param>
    public string ToJUnitXml(string? metric = null, double threshold = 0.5) => JUnitReport.Xml(this, metric, threshold);

    /// <summary>Compares this run with another one, item by item.</summary>
    /// <param name="baseline">The run to compare with.</param>
    /// <param name="metric">The score's name.</param>
    /// <param name="confidence">The share of resamples inside the interval of the difference, 0 to 1.</param>
    /// <param name="threshold">The value from which on an item counts as passed.</param>
    /// <exception cref="ArgumentException">One of both has no numbers of that name.</exception>
    public ExperimentComparison CompareWith(ExperimentResult baseline, string metric, double confidence = 0.95, double threshold = 0.5) =>
        ExperimentComparison.Of(this, baseline, metric, confidence, threshold);

    /// <summary>Fails when a metric is too low: the gate of a CI run.</summary>
    /// <param name="metric">The name of a run evaluator or of the items' score, of which the mean counts.</param>
    /// <param name="threshold">The least value.</param>
    /// <exception cref="ExperimentRegressionException">It is lower, or nothing has that score as a number.</exception>
    public void ThrowIfBelow(string metric, double threshold)
    {
        var statistics = Statistics(metric) ?? throw new ExperimentRegressionException(
            $"Experiment '{RunName}' has no numbers of '{metric}', so it cannot be held against {Number(threshold)}. It has {Listed(Metrics)}.{Failures()}", this, metric, null, threshold);
        if (!(statistics.Mean >= threshold - Rounding))
        {
            throw new ExperimentRegressionException(
                $"Experiment '{RunName}': {metric} is {Number(statistics.Mean)}, below {Number(threshold)} ({statistics}).{Failures()}", this, metric, statistics.Mean, threshold);
        }
    }

    /// <summary>Fails when a metric is worse than in another run, beyond what chance explains: when the whole bootstrap interval of the difference
    /// lies below zero.</summary>
    /// <param name="baseline">The run to compare with.</param>
    /// <param name="metric">The name of the items' score; higher is better.</param>
    /// <param name="confidence">The share of resamples inside the interval, 0 to 1.</param>
    /// <exception cref="ExperimentRegressionException">It is worse.</exception>
    /// <exception cref="ArgumentException">One of both has no numbers of that name.</exception>
    public void ThrowIfWorseThan(ExperimentResult baseline, string metric, double confidence = 0.95)
    {
        var comparison = CompareWith(baseline, metric, confidence);
        if (comparison.IsWorse)
        {
            throw new ExperimentRegressionException(
                $"Experiment '{RunName}' is worse than '{baseline.RunName}'. {comparison.Summary}{Failures()}", this, metric, comparison.Mean, comparison.BaselineMean);
        }
    }

    /// <summary>Fails when too many tasks failed.</summary>
    /// <param name="atMost">How many may fail.</param>
    /// <exception cref="ExperimentRegressionException">More failed.</exception>
    public void ThrowIfFailed(int atMost = 0)
    {
        var failed = FailedItems.Count();
        if (failed > atMost)
        {
            throw new ExperimentRegressionException($"Experiment '{RunName}': more than {atMost} items failed.{Failures()}", this, "failed", failed, atMost);
        }
    }

    private string Failures()
    {
        var failed = FailedItems.ToList();
        return failed.Count == 0 ? "" : $" {failed.Count} of {Items.Count} items failed, the first, '{failed[0].Item.Id}', with: {failed[0].Error}";
    }

    private static string Listed(IReadOnlyList<string> metrics) => metrics.Count == 0 ? "no scores" : string.Join(", ", metrics);

    private static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
