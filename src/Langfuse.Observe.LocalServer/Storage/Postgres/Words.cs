using System.Globalization;
using System.Text;

namespace Langfuse.Observe.LocalServer.Storage.Postgres;

/// <summary>
/// The words of a text: runs of letters and digits, in lower case and without accents, as the index of the SQLite store has them. They are cut
/// here and not by PostgreSQL, whose parser takes addresses and paths for one word and refuses long texts.
/// </summary>
internal static class Words
{
    // A text search vector holds one megabyte.
    private const int MostCharacters = 200_000;
    private const int LongestWord = 100;

    // U+00C0 to U+017F in lower case and without accents: .NET knows them only where the system has the data for it.
    private const char FirstAccented = '\u00C0';
    private const string Plain =
        "aaaaaaæceeeeiiiiðnooooo×øuuuuyþßaaaaaaæceeeeiiiiðnooooo÷øuuuuyþyaaaaaaccccccccddđđeeeeeeeeeegggg" +
        "gggghhħħiiiiiiiiiıĳĳjjkkĸllllllŀŀłłnnnnnnŉŋŋooooooœœrrrrrrssssssssttttŧŧuuuuuuuuuuuuwwyyyzzzzzzſ";

    /// <summary>The words of an observation, in the notation of a text search vector; long ones are cut, and those of very long contents are the first 200,000 characters of them.</summary>
    public static string Vector(Observation row)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var left = MostCharacters;
        foreach (var text in (ReadOnlySpan<string?>)[row.Name, row.StatusMessage, row.Input, row.Output, row.Metadata])
        {
            Collect(text, words, ref left);
        }

        return string.Join(' ', words);
    }

    /// <summary>What the user typed as a query: every word must be there, the last of a run may be a beginning. Null when there is no word.</summary>
    public static string? Query(string typed) => Of(typed) is { Count: > 0 } words ? string.Join(" & ", words.Select(word => word + ":*")) : null;

    /// <summary>The words of a text.</summary>
    public static IReadOnlyCollection<string> Of(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var left = MostCharacters;
        Collect(text, words, ref left);
        return words;
    }

    private static void Collect(string? text, HashSet<string> words, ref int left)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        var considered = text.AsSpan(0, Math.Min(text.Length, Math.Max(0, left)));
        if (Ascii.IsValid(considered))
        {
            CollectAscii(considered, words, ref left);
        }
        else
        {
            CollectAscii(Fold(considered), words, ref left);
        }
    }

    // Letters of other scripts are above ASCII and all taken for letters here; what is none has become a space before.
    private static void CollectAscii(ReadOnlySpan<char> text, HashSet<string> words, ref int left)
    {
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> word = stackalloc char[LongestWord];
        var length = 0;
        for (var index = 0; index <= text.Length; index++)
        {
            var character = index < text.Length ? text[index] : ' ';
            if (char.IsAsciiLetterOrDigit(character) || character > 127)
            {
                if (length < LongestWord)
                {
                    word[length++] = character is >= 'A' and <= 'Z' ? (char)(character | 0x20) : character;
                }
            }
            else if (length > 0)
            {
                if (known.Add(word[..length].TrimEndOfHalf()))
                {
                    left -= length;
                }

                length = 0;
            }
        }
    }

    private static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in PostgresText.Clean(text.ToString()).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (rune.Value - FirstAccented is >= 0 and var place && place < Plain.Length)
            {
                folded.Append(Rune.IsLetter(rune) ? Plain[place] : ' ');
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(' ');
            }
        }

        return folded.ToString();
    }

    // A word that was cut between the halves of a pair loses the first half too.
    private static ReadOnlySpan<char> TrimEndOfHalf(this Span<char> word) => char.IsHighSurrogate(word[^1]) ? word[..^1] : word;
}
