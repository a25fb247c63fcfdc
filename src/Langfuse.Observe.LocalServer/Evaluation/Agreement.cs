namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>How far two who judged the same things agree.</summary>
/// <param name="Pairs">How many things both judged.</param>
/// <param name="Equal">The part of equal values.</param>
/// <param name="Kappa">Cohen's: agreement beyond chance, of yes and no and of categories.</param>
/// <param name="Correlation">Pearson's, of numbers.</param>
/// <param name="RankCorrelation">Spearman's, of numbers.</param>
/// <param name="MeanDifference">The mean of the first less the second, of numbers.</param>
internal sealed record Agreement(int Pairs, double? Equal, double? Kappa, double? Correlation, double? RankCorrelation, double? MeanDifference)
{
    private const int Fewest = 2;
    private const double SameNumber = 1e-9;

    public static Agreement OfNumbers(IReadOnlyList<(double One, double Other)> pairs) => pairs.Count < Fewest ? new(pairs.Count, null, null, null, null, null) : new(
        pairs.Count, pairs.Average(pair => Math.Abs(pair.One - pair.Other) < SameNumber ? 1d : 0), null, Pearson(pairs), Pearson(Ranked(pairs)), pairs.Average(pair => pair.One - pair.Other));

    public static Agreement OfLabels(IReadOnlyList<(string One, string Other)> pairs)
    {
        if (pairs.Count < Fewest)
        {
            return new(pairs.Count, null, null, null, null, null);
        }

        var equal = pairs.Average(pair => pair.One == pair.Other ? 1d : 0);
        var chance = pairs.Select(pair => pair.One).Concat(pairs.Select(pair => pair.Other)).Distinct()
            .Sum(label => pairs.Average(pair => pair.One == label ? 1d : 0) * pairs.Average(pair => pair.Other == label ? 1d : 0));

        // Where both always say the same one thing, there is nothing beyond chance to be seen.
        return new(pairs.Count, equal, chance >= 1 ? null : (equal - chance) / (1 - chance), null, null, null);
    }

    /// <summary>How often each value of one stood beside each of the other, the most frequent first.</summary>
    public static IReadOnlyList<(string One, string Other, int Count)> Confusion(IEnumerable<(string One, string Other)> pairs) =>
        [.. pairs.GroupBy(pair => pair).Select(group => (group.Key.One, group.Key.Other, group.Count())).OrderByDescending(cell => cell.Item3).ThenBy(cell => cell.One, StringComparer.Ordinal).ThenBy(cell => cell.Other, StringComparer.Ordinal)];

    private static double? Pearson(IReadOnlyList<(double One, double Other)> pairs)
    {
        var (one, other) = (pairs.Average(pair => pair.One), pairs.Average(pair => pair.Other));
        var both = pairs.Sum(pair => (pair.One - one) * (pair.Other - other));
        var spread = Math.Sqrt(pairs.Sum(pair => (pair.One - one) * (pair.One - one)) * pairs.Sum(pair => (pair.Other - other) * (pair.Other - other)));
        return spread < SameNumber ? null : both / spread;
    }

    private static List<(double One, double Other)> Ranked(IReadOnlyList<(double One, double Other)> pairs)
    {
        var (one, other) = (Ranks([.. pairs.Select(pair => pair.One)]), Ranks([.. pairs.Select(pair => pair.Other)]));
        return [.. one.Zip(other)];
    }

    // Equal values share the mean of their ranks.
    private static double[] Ranks(double[] values)
    {
        var ranks = new double[values.Length];
        var order = Enumerable.Range(0, values.Length).OrderBy(index => values[index]).ToArray();
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && Math.Abs(values[order[end]] - values[order[start]]) < SameNumber)
            {
                end++;
            }

            for (var at = start; at < end; at++)
            {
                ranks[order[at]] = (start + end - 1) / 2d;
            }

            start = end;
        }

        return ranks;
    }
}
