using System.Buffers;

namespace RagPipeline.Retrieval;

/// <summary>Light stemming for English: plurals, <c>-ing</c>, <c>-ed</c>, <c>-ly</c> and a final <c>e</c>.</summary>
/// <remarks>Lighter than Porter's stemmer: it never cuts derivations, so <c>organ</c> and <c>organisation</c> stay apart. What comes out
/// need not be a word; it only has to be the same for both sides.</remarks>
internal static class Stemmer
{
    private const int ShortestStem = 3;

    private static readonly SearchValues<char> s_vowels = SearchValues.Create("aeiouy");

    public static string Stem(string word)
    {
        if (word.Length <= ShortestStem || !char.IsAsciiLetter(word[^1]))
        {
            return word;
        }

        var stem = Inflection(Plural(word));
        if (stem.Length > ShortestStem && stem[^1] == 'e')
        {
            stem = stem[..^1];
        }

        return stem.Length > ShortestStem && stem[^1] == 'y' ? stem[..^1] + "i" : stem;
    }

    private static string Plural(string word) => word switch
    {
        _ when word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 => word[..^3] + "y",
        _ when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) => word[..^2],
        _ when word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') => word[..^1],
        _ => word,
    };

    private static string Inflection(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ing", "ed", "ly"])
        {
            var length = word.Length - ending.Length;
            if (length >= ShortestStem && word.EndsWith(ending, StringComparison.Ordinal) && word.AsSpan(0, length).ContainsAny(s_vowels))
            {
                return Undouble(word[..length]);
            }
        }

        return word;
    }

    // shipping -> ship, cancelled -> cancel. But pass and press keep both, and so do the short ones in l, such as sell.
    private static string Undouble(string stem)
    {
        var doubled = stem.Length > ShortestStem && stem[^1] == stem[^2] && !s_vowels.Contains(stem[^1]);
        var keeps = stem[^1] is 's' or 'z' || (stem[^1] == 'l' && stem.Length == ShortestStem + 1);
        return doubled && !keeps ? stem[..^1] : stem;
    }
}
