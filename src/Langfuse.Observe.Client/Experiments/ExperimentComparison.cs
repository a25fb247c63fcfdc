using System.Globalization;
using System.Text;
using Langfuse.Observe.Experiments;

namespace Langfuse.Observe;

/// <summary>A metric in two runs: the difference, how sure it is, and the items that changed sides.</summary>
public sealed class ExperimentComparison
{
    private const double Rounding = 1e-9;

    private ExperimentComparison()
    {
    }

    /// <summary>The score's name.</summary>
    public required string Metric { get; init; }

    /// <summary>The mean in this run.</summary>
    public required double Mean { get; init; }

    /// <summary>The mean in the run compared with.</summary>
    public required double BaselineMean { get; init; }

    /// <summary>The mean difference: over the items that both have, or where there are fewer than two of them, between the two means.</summary>
    public required double Difference { get; init; }

    /// <summary>The lower end of the bootstrap interval of the difference.</summary>
    public required double Lower { get; init; }

    /// <summary>The upper end of the bootstrap interval of the difference.</summary>
    public required double Upper { get; init; }

    /// <summary>The share of resamples inside the interval.</summary>
    public required double Confidence { get; init; }

    /// <summary>The items that both runs have a value for.</summary>
    public required IReadOnlyList<ItemComparison> Items { get; init; }

    /// <summary>Items that passed in the run compared with and do not in this one, the greatest loss first.</summary>
    public required IReadOnlyList<ItemComparison> NowFailing { get; init; }

    /// <summary>Items that pass in this run and did not in the one compared with, the greatest gain first.</summary>
    public required IReadOnlyList<ItemComparison> NowPassing { get; init; }

    /// <summary>Whether this run is worse beyond chance: the whole interval lies below zero.</summary>
    public bool IsWorse => Upper < -Rounding;

    /// <summary>Whether this run is better beyond chance: the whole interval lies above zero.</summary>
    public bool IsBetter => Lower > Rounding;

    internal string Summary => $"{Metric}: {Text(IsPaired ? Items.Average(static item => item.Baseline) : BaselineMean)} -> {Text(IsPaired ? Items.Average(static item => item.Value) : Mean)}, difference {Text(Difference)} "
        + $"[{Text(Lower)}, {Text(Upper)}] at {(Confidence * 100).ToString("0.#", CultureInfo.InvariantCulture)} %, {(IsPaired ? $"{Items.Count} items in both" : "no items in both")}, "
        + $"{NowFailing.Count} now failing, {NowPassing.Count} now passing.";

    // The means in the summary are those of the items that both have: else their difference would be another one than is said.
    private bool IsPaired => Items.Count > 1;

    internal static ExperimentComparison Of(ExperimentResult result, ExperimentResult baseline, string metric, double confidence, double threshold)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        var (mine, theirs) = (ByItem(result, metric), ByItem(baseline, metric));
        var items = result.Items.Select(static item => item.Item).DistinctBy(static item => item.Id)
            .Where(item => mine.ContainsKey(item.Id) && theirs.ContainsKey(item.Id))
            .Select(item => new ItemComparison(item, theirs[item.Id], mine[item.Id])).ToList();
        var isPaired = items.Count > 1;
        var (difference, lower, upper) = isPaired
            ? Bootstrap.Paired([.. items.Select(static item => item.Difference)], confidence)
            : Bootstrap.Unpaired([.. mine.Values], [.. theirs.Values], confidence);
        return new()
        {
            Metric = metric,
            Mean = mine.Values.Average(),
            BaselineMean = theirs.Values.Average(),
            Difference = difference,
            Lower = lower,
            Upper = upper,
            Confidence = confidence,
            Items = items,
            NowFailing = [.. items.Where(item => item.Baseline >= threshold && item.Value < threshold).OrderBy(static item => item.Difference)],
            NowPassing = [.. items.Where(item => item.Baseline < threshold && item.Value >= threshold).OrderByDescending(static item => item.Difference)],
        };
    }

    /// <summary>The comparison as text, with the items that changed sides.</summary>
    public string Format()
    {
        var text = new StringBuilder(Summary).AppendLine();
        Append(text, "now failing", NowFailing);
        Append(text, "now passing", NowPassing);
        return text.ToString();
    }

    /// <summary>The comparison in one line.</summary>
    public override string ToString() => Summary;

    private static void Append(StringBuilder text, string title, IReadOnlyList<ItemComparison> items)
    {
        foreach (var item in items)
        {
            text.Append("  ").Append(title).Append(": ").Append(item.Item.Id).Append(' ').Append(Text(item.Baseline)).Append(" -> ").Append(Text(item.Value))
                .Append("  ").Append(ExperimentTable.Short(item.Item.InputText, 60)).AppendLine();
        }
    }

    private static Dictionary<string, double> ByItem(ExperimentResult result, string metric)
    {
        var values = result.Items.Select(item => (item.Item.Id, Value: item.Number(metric))).Where(static item => item.Value is not null)
            .GroupBy(static item => item.Id, StringComparer.Ordinal).ToDictionary(static item => item.Key, static item => item.Average(static one => one.Value!.Value), StringComparer.Ordinal);
        return values.Count > 0 ? values : throw new ArgumentException(
            $"Experiment '{result.RunName}' has no numbers of '{metric}'. It has {(result.Metrics.Count == 0 ? "no scores" : string.Join(", ", result.Metrics))}.", nameof(metric));
    }

    private static string Text(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
