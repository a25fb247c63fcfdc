// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "difficulty", "type": "numeric", "min": -3, "max": 3 }, { "name": "solvable", "type": "boolean" } ] }

namespace Sudoku;

public sealed class PuzzleRater
{
    private const double Hardest = 3;
    private const double Easiest = -Hardest;

    [Observe(Name = "rate-puzzle", AsType = ObservationType.Evaluator)]
    public string Rate(string cells)
    {
        var given = cells.Count(char.IsDigit);
        LangfuseContext.ScoreCurrentTrace("solvable", given >= 17);
        switch (given)
        {
            case < 20:
                LangfuseContext.ScoreCurrentTrace("difficulty", Hardest);
                return "hard";
            case > 45:
                LangfuseContext.ScoreCurrentTrace("difficulty", Easiest, comment: "nearly done");
                return "easy";
            default:
                LangfuseContext.ScoreCurrentTrace("difficulty", 0);
                return "medium";
        }
    }
}
