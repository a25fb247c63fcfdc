using Langfuse.Observe.LocalServer.Storage.Sqlite;

namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>What is typed into the filter box: <c>key:value</c> words, and the rest as full text.</summary>
internal static class SearchText
{
    private static readonly Dictionary<string, string> s_conditions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["user"] = "userId = ?",
        ["session"] = "sessionId = ?",
        ["name"] = "coalesce(traceName, rootName) LIKE '%' || ? || '%'",
        ["env"] = "environment = ?",
        ["environment"] = "environment = ?",
        ["version"] = "version = ?",
        ["release"] = "release = ?",
        ["id"] = "id = ?",
        ["tag"] = "EXISTS (SELECT 1 FROM json_each(traces.tags) WHERE value = ?)",
        ["model"] = "id IN (SELECT traceId FROM observations WHERE model LIKE '%' || ? || '%')",
        ["type"] = "id IN (SELECT traceId FROM observations WHERE type = upper(?))",
        ["score"] = "id IN (SELECT traceId FROM scores WHERE name = ?)",
    };

    /// <summary>The words that may stand before a colon.</summary>
    public static IEnumerable<string> Keys => s_conditions.Keys.Append("level");

    public static SqlFilter Parse(string? typed, bool hasFullText)
    {
        var filter = new SqlFilter();
        var rest = new List<string>();
        foreach (var word in (typed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!AddCondition(filter, word))
            {
                rest.Add(word);
            }
        }
        if (rest.Count > 0)
        {
            AddText(filter, string.Join(' ', rest), hasFullText);
        }

        return filter;
    }

    private static bool AddCondition(SqlFilter filter, string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == word.Length - 1)
        {
            return false;
        }

        var (key, value) = (word[..colon], word[(colon + 1)..]);
        if (key.Equals("level", StringComparison.OrdinalIgnoreCase))
        {
            filter.And("levelRank >= ?", Levels.Rank(value.ToUpperInvariant()));
        }
        else if (s_conditions.TryGetValue(key, out var condition))
        {
            filter.And(condition, value);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static void AddText(SqlFilter filter, string text, bool hasFullText)
    {
        if (hasFullText && FullTextIndex.Query(text) is { } query)
        {
            filter.And("id IN (SELECT traceId FROM observations WHERE seq IN (SELECT rowid FROM observationText WHERE observationText MATCH ?))", query);
        }
        else
        {
            filter.And("id IN (SELECT traceId FROM observations WHERE name LIKE ? OR input LIKE ? OR output LIKE ?)", $"%{text}%");
        }
    }
}
