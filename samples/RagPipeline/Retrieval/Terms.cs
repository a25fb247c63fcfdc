using System.Text.RegularExpressions;

namespace RagPipeline.Retrieval;

/// <summary>Turns text into the terms that are counted: lower case, without stop words, stemmed.</summary>
public static partial class Terms
{
    /// <summary>The terms in order, repeated as often as they occur.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (Match match in Word().Matches(text))
        {
            var word = match.Value.ToLowerInvariant();
            if (!StopWords.Contains(word))
            {
                yield return Stemmer.Stem(word);
            }
        }
    }

    // Numbers keep their inner point or colon (3.95, 14:00); an apostrophe ends a word (doctor's).
    [GeneratedRegex(@"\d+(?:[.:,]\d+)+|[\p{L}\p{Nd}]+")]
    private static partial Regex Word();
}
