using System.Globalization;

namespace Langfuse.Observe;

/// <summary>How a metric is spread over a run.</summary>
public sealed record MetricStatistics
{
    /// <summary>The mean over all values.</summary>
    public required double Mean { get; init; }

    /// <summary>How many values there are.</summary>
    public required int Count { get; init; }

    /// <summary>The lowest value.</summary>
    public required double Minimum { get; init; }

    /// <summary>The highest value.</summary>
    public required double Maximum { get; init; }

    /// <summary>The standard deviation between items.</summary>
    public double Deviation { get; init; }

    /// <summary>The mean standard deviation between repetitions of the same item: how far the task itself wavers. Null without repetitions.</summary>
    public double? DeviationWithinItems { get; init; }

    internal static MetricStatistics? Of(ExperimentResult result, string metric)
    {
        var byItem = result.Items.Select(item => (item.Item.Id, Value: item.Number(metric))).Where(static item => item.Value is not null)
            .GroupBy(static item => item.Id, static item => item.Value!.Value).Select(static values => values.ToList()).ToList();
        if (byItem.Count == 0)
        {
            return null;
        }

        var all = byItem.SelectMany(static values => values).ToList();
        var repeated = byItem.Where(static values => values.Count > 1).ToList();
        return new()
        {
            Mean = all.Average(),
            Count = all.Count,
            Minimum = all.Min(),
            Maximum = all.Max(),
            Deviation = DeviationOf(byItem.ConvertAll(static values => values.Average())),
            DeviationWithinItems = repeated.Count == 0 ? null : repeated.Average(DeviationOf),
        };
    }

    /// <summary>The numbers in one line.</summary>
    public override string ToString()
    {
        var spread = Count > 1 ? $", {Text(Minimum)} to {Text(Maximum)}, deviation {Text(Deviation)}" : "";
        var within = DeviationWithinItems is { } deviation ? $", {Text(deviation)} within an item" : "";
        return $"mean {Text(Mean)} of {Count}{spread}{within}";
    }

    private static double DeviationOf(List<double> values)
    {
        if (values.Count < 2)
        {
            return 0;
        }

        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }

    private static string Text(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
