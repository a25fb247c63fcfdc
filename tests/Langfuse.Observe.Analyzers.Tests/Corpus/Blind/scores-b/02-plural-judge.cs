// Planted: LFO4001
using Langfuse.Observe;

namespace Legal.Citations;

public sealed record Opinion(string Text, string[] Citations);

public static class CitationJudge
{
    [Observe(Name = "judge-opinion", AsType = ObservationType.Evaluator)]
    public static int Judge(Opinion opinion)
    {
        var good = opinion.Citations.Count(IsPlausible);
        if (opinion.Citations.Length == 0)
        {
            LangfuseContext.ScoreCurrentTrace("broken-citation", 0);
            return 0;
        }

        var broken = opinion.Citations.Length - good;
        if (broken > opinion.Citations.Length / 2)
        {
            LangfuseContext.ScoreCurrentTrace("broken-citation", broken, comment: "most do not resolve");
        }
        else
        {
            LangfuseContext.ScoreCurrentTrace("broken-citations", broken);
        }

        return good;
    }

    private static bool IsPlausible(string citation) => citation.Contains(" v. ") || citation.StartsWith('§');
}
