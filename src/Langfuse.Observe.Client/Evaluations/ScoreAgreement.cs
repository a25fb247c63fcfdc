using System.Globalization;
using System.Text;

namespace Langfuse.Observe;

/// <summary>How far two scores of the same things agree, such as a judge's and a person's.</summary>
public sealed class ScoreAgreement
{
    private ScoreAgreement()
    {
    }

    /// <summary>How many things have both scores.</summary>
    public required int Count { get; init; }

    /// <summary>The share of things with the same value in both.</summary>
    public required double Agreement { get; init; }

    /// <summary>Cohen's kappa: the agreement beyond what chance gives, 1 for all of it and 0 for none. Null when both always say the same one value.</summary>
    public double? Kappa { get; init; }

    /// <summary>Pearson's correlation; null where a score is no number or never changes.</summary>
    public double? Correlation { get; init; }

    /// <summary>The values that come up, in order.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>How often the first score gave the value of the row while the second gave that of the column.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Confusion { get; init; }

    /// <summary>Compares two scores by the trace, observation or session that they judge. Where a thing has several of one name, the newest counts.</summary>
    /// <param name="first">The one's scores.</param>
    /// <param name="second">The other's scores.</param>
    /// <exception cref="ArgumentException">Nothing has both.</exception>
    public static ScoreAgreement Of(IEnumerable<StoredScore> first, IEnumerable<StoredScore> second)
    {
        var (left, right) = (ByTarget(first), ByTarget(second));
        return Of([.. left.Where(score => right.ContainsKey(score.Key)).Select(score => (score.Value, right[score.Key]))]);
    }

    private static ScoreAgreement Of(List<(StoredScore First, StoredScore Second)> pairs)
    {
        if (pairs.Count == 0)
        {
            throw new ArgumentException("Nothing has both scores. Compare scores of the same traces, observations or sessions.");
        }

        List<string> values = [.. pairs.SelectMany(static pair => new[] { pair.First.Text, pair.Second.Text }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var confusion = values.ConvertAll(_ => new int[values.Count]);
        foreach (var (first, second) in pairs)
        {
            confusion[values.IndexOf(first.Text)][values.IndexOf(second.Text)]++;
        }

        var agreed = (double)Enumerable.Range(0, values.Count).Sum(value => confusion[value][value]) / pairs.Count;
        var byChance = Enumerable.Range(0, values.Count).Sum(value => (double)confusion[value].Sum() / pairs.Count * confusion.Sum(row => row[value]) / pairs.Count);
        return new()
        {
            Count = pairs.Count,
            Agreement = agreed,
            Kappa = byChance >= 1 ? null : (agreed - byChance) / (1 - byChance),
            Correlation = Pearson(pairs.ConvertAll(static pair => (pair.First.Number, pair.Second.Number))),
            Values = values,
            Confusion = confusion,
        };
    }

    /// <summary>The numbers and the confusion table as text.</summary>
    public string Format()
    {
        var text = new StringBuilder(ToString()).AppendLine();
        var width = Values.Max(static value => value.Length) + 2;
        text.Append("".PadRight(width)).AppendJoin("", Values.Select(value => value.PadLeft(width))).AppendLine();
        for (var i = 0; i < Values.Count; i++)
        {
            text.Append(Values[i].PadRight(width)).AppendJoin("", Confusion[i].Select(count => count.ToString(CultureInfo.InvariantCulture).PadLeft(width))).AppendLine();
        }

        return text.ToString();
    }

    /// <summary>The numbers in one line.</summary>
    public override string ToString() => $"{Count} in both, agreement {Number(Agreement)}, kappa {Number(Kappa)}, correlation {Number(Correlation)}";

    private static double? Pearson(List<(double? First, double? Second)> pairs)
    {
        if (pairs.Exists(static pair => pair.First is null || pair.Second is null))
        {
            return null;
        }

        var (meanFirst, meanSecond) = (pairs.Average(static pair => pair.First!.Value), pairs.Average(static pair => pair.Second!.Value));
        var (product, first, second) = (0.0, 0.0, 0.0);
        foreach (var pair in pairs)
        {
            var (x, y) = (pair.First!.Value - meanFirst, pair.Second!.Value - meanSecond);
            product += x * y;
            first += x * x;
            second += y * y;
        }

        return first == 0 || second == 0 ? null : product / Math.Sqrt(first * second);
    }

    private static Dictionary<string, StoredScore> ByTarget(IEnumerable<StoredScore> scores) => scores
        .GroupBy(static score => $"{score.TraceId}/{score.ObservationId}/{score.SessionId}", StringComparer.Ordinal)
        .ToDictionary(static group => group.Key, static group => group.MaxBy(static score => score.Timestamp)!, StringComparer.Ordinal);

    private static string Number(double? number) => number?.ToString("0.###", CultureInfo.InvariantCulture) ?? "none";
}
