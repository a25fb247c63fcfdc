using System.Text;

namespace Langfuse.Observe.Server.Benchmarks;

/// <summary>Texts of words that come as often as words do: the second half as often as the first, the third a third as often.</summary>
internal sealed class Texts
{
    private const int Vocabulary = 20_000;
    private static readonly string[] s_syllables = ["ba", "co", "di", "fe", "gu", "ha", "jo", "ki", "le", "mo", "na", "pe", "ri", "so", "tu", "ve", "wa", "xi", "yo", "za"];

    private readonly string[] _words = [.. Enumerable.Range(0, Vocabulary).Select(Word)];
    private readonly double[] _upTo = new double[Vocabulary];

    public Texts()
    {
        var sum = 0d;
        for (var rank = 0; rank < Vocabulary; rank++)
        {
            _upTo[rank] = sum += 1d / (rank + 1);
        }
    }

    /// <summary>The word of this rank; 0 is the most frequent.</summary>
    public string At(int rank) => _words[rank];

    public string Sentence(Random random, int words)
    {
        var text = new StringBuilder();
        for (var count = 0; count < words; count++)
        {
            var place = Array.BinarySearch(_upTo, random.NextDouble() * _upTo[^1]);
            text.Append(_words[Math.Min(place < 0 ? ~place : place, Vocabulary - 1)]).Append(count % 12 == 11 ? ". " : " ");
        }

        return text.ToString();
    }

    private static string Word(int rank)
    {
        var word = new StringBuilder();
        for (var rest = rank + 7; rest > 0; rest /= s_syllables.Length)
        {
            word.Append(s_syllables[rest % s_syllables.Length]);
        }

        return word.ToString();
    }
}
