using System.Globalization;
using Langfuse.Observe.LocalServer.Features.Evaluators;
using Langfuse.Observe.LocalServer.Features.Scores;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>A judge beside people on the same targets, and beside its own earlier versions.</summary>
internal sealed class JudgeTrust(IScoreStore scores)
{
    private const int Few = 20;
    private const double MeanShift = 0.5;
    private const double ShareShift = 0.2;

    public TrustReport Of(string projectId, Evaluator evaluator, string? humanScore, int? version, long? fromUs, long? toUs)
    {
        var judged = All(projectId, new Filter().AndEqual("source", "EVAL").And("metadata", Comparison.Equal, evaluator.Id, "evaluatorId").AndBetween("timestamp", fromUs, toUs));
        var human = humanScore ?? evaluator.Name;
        var people = All(projectId, new Filter().AndEqual("name", human).And("source", Comparison.AnyOf, (IReadOnlyCollection<string>)["ANNOTATION", "API"]).AndBetween("timestamp", fromUs, toUs)).ToLookup(ComparedScores.Target);
        var current = judged.Where(score => VersionOf(score) == (version ?? evaluator.Latest.Version)).ToList();
        var pairs = current.Select(score => (Judge: score, People: people[ComparedScores.Target(score)].Where(other => other.DataType == score.DataType).ToList())).Where(pair => pair.People.Count > 0).ToList();
        var isNumeric = current.Count > 0 && current[0].DataType == "NUMERIC";
        var numbers = pairs.Select(pair => (pair.Judge.Value ?? 0, pair.People.Average(score => score.Value ?? 0))).ToList();
        var labels = pairs.Select(pair => (ComparedScores.Label(pair.Judge), Majority(pair.People))).ToList();
        var versions = judged.GroupBy(VersionOf).OrderBy(group => group.Key).Select(group => Of(group.Key, [.. group])).ToList();
        return new TrustReport(human, isNumeric ? Agreement.OfNumbers(numbers) : Agreement.OfLabels(labels), Agreement.Confusion(labels), versions, [.. Warnings(versions, pairs.Count)]);
    }

    private List<Score> All(string projectId, Filter filter) => ComparedScores.Newest(scores, projectId, filter).Scores;

    /// <summary>The evaluator's version that a score carries; 0 for none.</summary>
    public static int VersionOf(Score score)
    {
        using var metadata = JsonText.TryParse(score.Metadata);
        return metadata is not null && metadata.RootElement.TryGetProperty("evaluatorVersion", out var version) && version.TryGetInt32(out var number) ? number : 0;
    }

    private static string? ModelOf(Score score)
    {
        using var metadata = JsonText.TryParse(score.Metadata);
        return metadata?.RootElement.Text("judgeModel");
    }

    private static string Majority(List<Score> people) => people.GroupBy(ComparedScores.Label).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).First().Key;

    private static VersionReport Of(int version, List<Score> judged)
    {
        var isNumeric = judged[0].DataType == "NUMERIC";
        var values = judged.Select(score => score.Value ?? 0).ToList();
        var mean = isNumeric ? values.Average() : (double?)null;
        var deviation = mean is { } middle ? Math.Sqrt(values.Average(value => (value - middle) * (value - middle))) : (double?)null;
        var shares = judged.GroupBy(ComparedScores.Label).Select(group => (group.Key, Share: group.Count() / (double)judged.Count)).OrderByDescending(share => share.Share).ThenBy(share => share.Key, StringComparer.Ordinal).Take(20).ToList();
        return new VersionReport(version, ModelOf(judged[0]), judged.Count, mean, deviation, shares, judged.Count >= Few && shares.Count == 1);
    }

    private static IEnumerable<string> Warnings(List<VersionReport> versions, int pairs)
    {
        foreach (var version in versions.Where(version => version.IsConstant))
        {
            yield return $"Version {version.Version} answered '{version.Shares[0].Value}' for all {version.Scores} targets: it says nothing about them. Make its prompt ask for more, or its output finer.";
        }

        foreach (var (earlier, later) in versions.Zip(versions.Skip(1)))
        {
            if (Drift(earlier, later) is { } drift)
            {
                yield return $"Version {later.Version} judges differently from version {earlier.Version}: {drift}. Compare them on the same targets by a dry run before you read the trend.";
            }
        }

        if (pairs is > 0 and < Few)
        {
            yield return $"Only {pairs} targets were judged by people as well; figures of fewer than {Few} say little.";
        }
    }

    private static string? Drift(VersionReport earlier, VersionReport later)
    {
        if (earlier.Scores < Few || later.Scores < Few)
        {
            return null;
        }

        if (earlier is { Mean: { } before, Deviation: { } spread } && later.Mean is { } after)
        {
            return Math.Abs(after - before) > MeanShift * Math.Max(spread, 1e-6) ? string.Create(CultureInfo.InvariantCulture, $"its mean is {after:G3}, and was {before:G3}") : null;
        }

        var values = earlier.Shares.Concat(later.Shares).Select(share => share.Value).Distinct();
        var most = values.Select(value => (Value: value, Before: Share(earlier, value), After: Share(later, value))).MaxBy(share => Math.Abs(share.After - share.Before));
        return Math.Abs(most.After - most.Before) > ShareShift ? string.Create(CultureInfo.InvariantCulture, $"it answers '{most.Value}' for {most.After:P0} of its targets, and did for {most.Before:P0}") : null;
    }

    private static double Share(VersionReport version, string value) => version.Shares.FirstOrDefault(share => share.Value == value).Share;
}

/// <summary>What is known of a judge's worth.</summary>
internal sealed record TrustReport(
    string HumanScore, Agreement Agreement, IReadOnlyList<(string One, string Other, int Count)> Confusion, IReadOnlyList<VersionReport> Versions, IReadOnlyList<string> Warnings);

/// <summary>What a version answered.</summary>
internal sealed record VersionReport(int Version, string? Model, int Scores, double? Mean, double? Deviation, IReadOnlyList<(string Value, double Share)> Shares, bool IsConstant);
