// Planted: LFO4004
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "style", "type": "numeric", "min": 0, "max": 10 }, { "name": "compiles", "type": "boolean" } ] }

namespace CodeReview;

public sealed record Patch(string Diff, bool Compiles);

public sealed class PatchReview
{
    [Observe(Name = "review-patch", AsType = ObservationType.Evaluator)]
    public bool Review(Patch patch)
    {
        LangfuseContext.ScoreCurrentTrace("compiles", patch.Compiles);
        if (!patch.Compiles)
        {
            Punish();
            return false;
        }

        var lines = patch.Diff.Split('\n');
        var longLines = lines.Count(line => line.Length > 140);
        LangfuseContext.ScoreCurrentTrace("style", Math.Max(0, 10 - longLines));
        return longLines == 0;
    }

    private static void Punish() => LangfuseContext.ScoreCurrentTrace("style", -1, comment: "does not compile");
}
