using System.Text;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>How much two score names are alike.</summary>
internal static class ScoreName
{
    private const int ShortestForOneLetter = 5;
    private const int ShortestForTwoLetters = 8;

    /// <summary>In words, by what little two different names differ; null when they are names of two things.</summary>
    public static string? Difference(string name, string other, int maxDistance)
    {
        if (string.Equals(name, other, StringComparison.OrdinalIgnoreCase))
        {
            return "letter case";
        }

        if (string.Equals(WithoutSeparators(name), WithoutSeparators(other), StringComparison.OrdinalIgnoreCase))
        {
            return "separators";
        }

        var words = Words(name);
        var others = Words(other);
        return words.Select(Singular).SequenceEqual(others.Select(Singular)) || Singular(string.Concat(words)) == Singular(string.Concat(others))
            ? "a plural"
            : Misspelling(words, others, maxDistance);
    }

    public static string WithoutSeparators(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    private static string? Misspelling(List<string> words, List<string> others, int maxDistance)
    {
        string left = string.Concat(words), right = string.Concat(others);
        var shorter = Math.Min(left.Length, right.Length);
        if (shorter < ShortestForOneLetter || Differs(words, others) || Math.Abs(left.Length - right.Length) > 2)
        {
            return null;
        }

        var distance = Distance(left, right);
        return distance == 1 && maxDistance >= 1 && !Prefixed(left, right) ? "one letter"
            : distance == 2 && maxDistance >= 2 && shorter >= ShortestForTwoLetters && left[0] == right[0] && !Prefixed(left, right) ? "two letters"
            : null;
    }

    /// <summary>Whether the names differ on purpose: in a number or in a word as short as an abbreviation (<c>top_1</c> and <c>top_k</c>).</summary>
    private static bool Differs(List<string> words, List<string> others)
    {
        if (!words.SelectMany(static word => word).Where(char.IsDigit).SequenceEqual(others.SelectMany(static word => word).Where(char.IsDigit)))
        {
            return true;
        }

        return words.Count == others.Count
            && words.Zip(others, static (word, other) => (word, other)).Any(static pair => pair.word != pair.other && Math.Min(pair.word.Length, pair.other.Length) <= 3);
    }

    /// <summary><c>correct</c> and <c>incorrect</c>, <c>typical</c> and <c>atypical</c> are opposites and no slips of the pen.</summary>
    private static bool Prefixed(string left, string right)
    {
        var (shorter, longer) = left.Length < right.Length ? (left, right) : (right, left);
        return longer.Length > shorter.Length && longer.EndsWith(shorter, StringComparison.Ordinal) && longer[0] != shorter[0]
            || longer.Length == shorter.Length + 2 && longer.StartsWith(shorter, StringComparison.Ordinal);
    }

    /// <summary>The words of <c>userFeedback</c>, <c>user-feedback</c> or <c>User_Feedback</c>, in lower case.</summary>
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var begins = char.IsUpper(name[i]) && i > 0 && char.IsLower(name[i - 1]);
            if ((begins || !char.IsLetterOrDigit(name[i])) && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (char.IsLetterOrDigit(name[i]))
            {
                word.Append(char.ToLowerInvariant(name[i]));
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static string Singular(string word) =>
        word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) ? word.Substring(0, word.Length - 3) + "y"
        : word.Length > 3 && word.EndsWith("s", StringComparison.Ordinal) && !word.EndsWith("ss", StringComparison.Ordinal) ? word.Substring(0, word.Length - 1)
        : word;

    /// <summary>Damerau-Levenshtein: insertions, deletions, substitutions and swaps of neighbours.</summary>
    private static int Distance(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                table[i, j] = i == 0 ? j : j == 0 ? i : Cheapest(table, left, right, i, j);
            }
        }

        return table[left.Length, right.Length];
    }

    private static int Cheapest(int[,] table, string left, string right, int i, int j)
    {
        var cost = left[i - 1] == right[j - 1] ? 0 : 1;
        var best = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
        return i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] ? Math.Min(best, table[i - 2, j - 2] + 1) : best;
    }
}
