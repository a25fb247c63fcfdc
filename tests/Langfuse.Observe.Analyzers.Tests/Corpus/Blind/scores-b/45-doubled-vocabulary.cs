// Planted: LFO3003
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "tone", "type": "categorical", "categories": ["warm", "cold"] }, { "name": "length-ok", "type": "boolean" }, { "name": "tone", "type": "categorical", "categories": ["friendly", "rude"] } ] }

namespace Letters;

public sealed class LetterCheck
{
    [Observe(Name = "check-letter", AsType = ObservationType.Evaluator)]
    public bool Check(string letter)
    {
        var lines = letter.Split('\n');
        var fits = lines.Length <= 40 && Array.TrueForAll(lines, line => line.Length <= 90);
        LangfuseContext.ScoreCurrentObservation("length-ok", fits);
        return fits;
    }

    [Observe(Name = "check-letters", AsType = ObservationType.Evaluator)]
    public int CheckAll(IReadOnlyList<string> letters)
    {
        var good = 0;
        foreach (var letter in letters)
        {
            good += Check(letter) ? 1 : 0;
        }

        return good;
    }
}
