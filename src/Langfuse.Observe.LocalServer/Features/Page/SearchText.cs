namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>What is typed into the filter box: <c>key:value</c> words, and the rest as full text.</summary>
internal static class SearchText
{
    private static readonly Dictionary<string, (string Field, Comparison Comparison)> s_conditions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["user"] = ("userId", Comparison.Equal),
        ["session"] = ("sessionId", Comparison.Equal),
        ["name"] = ("name", Comparison.Contains),
        ["env"] = ("environment", Comparison.Equal),
        ["environment"] = ("environment", Comparison.Equal),
        ["version"] = ("version", Comparison.Equal),
        ["release"] = ("release", Comparison.Equal),
        ["id"] = ("id", Comparison.Equal),
        ["tag"] = ("tags", Comparison.Contains),
        ["model"] = ("observationModel", Comparison.Contains),
        ["type"] = ("observationType", Comparison.Equal),
        ["score"] = ("scoreName", Comparison.Equal),
    };

    // Where the fields of observations have other names than those of traces.
    private static readonly Dictionary<string, string> s_ofObservations = new(StringComparer.Ordinal) { ["observationModel"] = "model", ["observationType"] = "type" };

    public static Filter Parse(string? typed) => Parse(typed, new Filter());

    /// <summary>Adds what is typed to a filter.</summary>
    public static Filter Parse(string? typed, Filter filter, bool ofObservations = false)
    {
        var rest = new List<string>();
        foreach (var word in (typed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!AddCondition(filter, word, ofObservations))
            {
                rest.Add(word);
            }
        }

        filter.Text = rest.Count > 0 ? string.Join(' ', rest) : null;
        return filter;
    }

    private static bool AddCondition(Filter filter, string word, bool ofObservations)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == word.Length - 1)
        {
            return false;
        }

        var (key, value) = (word[..colon], word[(colon + 1)..]);
        if (key.Equals("level", StringComparison.OrdinalIgnoreCase))
        {
            filter.And("level", Comparison.AnyOf, Levels.From(value.ToUpperInvariant()));
            return true;
        }

        if (!s_conditions.TryGetValue(key, out var condition))
        {
            return false;
        }

        var field = ofObservations ? s_ofObservations.GetValueOrDefault(condition.Field, condition.Field) : condition.Field;
        filter.And(field, condition.Comparison, condition.Field == "observationType" ? value.ToUpperInvariant() : value);
        return true;
    }
}
