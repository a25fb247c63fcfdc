using System.Text.RegularExpressions;

namespace Langfuse.Observe.LocalServer.Policies.Rules;

/// <summary>content: secrets, personal data or patterns in what was sent and answered.</summary>
internal sealed class ContentRule(IReadOnlyList<Detector> detectors, IReadOnlyCollection<string> places) : IPolicyRule
{
    private const int MostPatterns = 20;
    private const int LongestPattern = 500;

    // What comes behind it in one field is not read.
    private const int LongestText = 512 * 1024;

    private static readonly string[] s_places = ["input", "output", "metadata", "status"];

    public static IPolicyRule Read(BodyReader body)
    {
        body.Only("type", "find", "patterns", "in");
        var (find, patterns, places) = (body.Texts("find") ?? [], body.Texts("patterns") ?? [], body.Texts("in") ?? s_places);
        body.Issues.AddRange(find.Where(name => !Detectors.Names.Contains(name)).Select(name => $"find: '{name}' is not one of {string.Join(", ", Detectors.Names)}"));
        body.Issues.AddRange(places.Where(place => !s_places.Contains(place)).Select(place => $"in: '{place}' is not one of {string.Join(", ", s_places)}"));
        if (find.Count + patterns.Count == 0)
        {
            body.Issues.Add($"find, patterns: at least one is required, such as \"find\": [\"secret\", \"personal\"]; find knows {string.Join(", ", Detectors.Names)}");
        }

        var detectors = find.Where(Detectors.Names.Contains).SelectMany(Detectors.Named).Concat(Patterns(body, patterns)).DistinctBy(one => one.Name).ToList();
        return new ContentRule(detectors, [.. places]);
    }

    public IEnumerable<Finding> Check(ReviewedTrace trace)
    {
        foreach (var row in trace.Observations)
        {
            foreach (var finding in Check(row.Id, row.Name, row.Input, row.Output, row.Metadata, row.StatusMessage))
            {
                yield return finding;
            }
        }

        if (trace.Trace.OwnTrace is { } own)
        {
            foreach (var finding in Check(null, "the trace", own.Input, own.Output, own.Metadata, null))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Detector> Patterns(BodyReader body, IReadOnlyList<string> patterns)
    {
        if (patterns.Count > MostPatterns || patterns.Any(pattern => pattern.Length is 0 or > LongestPattern))
        {
            body.Issues.Add($"patterns: at most {MostPatterns}, each of 1 to {LongestPattern} characters");
            yield break;
        }

        foreach (var pattern in patterns)
        {
            Detector? detector = null;
            try
            {
                // Linear in the text, whatever the pattern.
                detector = new Detector($"pattern {pattern}", new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
            }
            catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
            {
                body.Issues.Add($"patterns: '{pattern}' cannot be used: {exception.Message} Look-around and back-references are not taken.");
            }

            if (detector is not null)
            {
                yield return detector;
            }
        }
    }

    private IEnumerable<Finding> Check(string? observationId, string name, string? input, string? output, string? metadata, string? status)
    {
        foreach (var (place, text) in ((string, string?)[])[("input", input), ("output", output), ("metadata", metadata), ("status", status)])
        {
            if (text is not { Length: > 0 } || !places.Contains(place))
            {
                continue;
            }

            var read = text.Length <= LongestText ? text : text[..LongestText];
            foreach (var detector in detectors)
            {
                if (detector.FirstIn(read) is { } found)
                {
                    yield return new Finding($"{detector.Name}/{place}", $"{char.ToUpperInvariant(detector.Name[0])}{detector.Name[1..]} in the {place} of {(observationId is null ? name : $"'{name}'")}.", observationId, Evidence.Mask(found));
                }
            }
        }
    }
}
