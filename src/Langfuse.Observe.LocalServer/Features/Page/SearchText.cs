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

    /// <summary>The words that may stand before a colon.</summary>
    public static IEnumerable<string> Keys => s_conditions.Keys.Append("level");

    public static Filter Parse(string? typed)
    {
        var filter = new Filter();
        var rest = new List<string>();
        foreach (var word in (typed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!AddCondition(filter, word))
            {
                rest.Add(word);
            }
        }

        filter.Text = rest.Count > 0 ? string.Join(' ', rest) : null;
        return filter;
    }

    private static bool AddCondition(Filter filter, string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == word.Length - 1)
        {
            return false;
        }

        var (key, value) = (word[..colon], word[(colon + 1)..]);
        if (key.Equals("level", StringComparison.OrdinalIgnoreCase))
        {
            filter.And("levelRank", Comparison.GreaterOrEqual, Levels.Rank(value.ToUpperInvariant()));
            return true;
        }

        if (!s_conditions.TryGetValue(key, out var condition))
        {
            return false;
        }

        filter.And(condition.Field, condition.Comparison, condition.Field == "observationType" ? value.ToUpperInvariant() : value);
        return true;
    }
}
