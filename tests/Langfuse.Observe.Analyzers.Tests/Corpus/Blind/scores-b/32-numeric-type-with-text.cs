// Planted: LFO4010
using Langfuse.Observe;

namespace Fitness;

public sealed class RunCoach
{
    private const string NotMeasured = "n/a";

    [Observe(Name = "judge-run", AsType = ObservationType.Evaluator)]
    public string Judge(double kilometres, int minutes)
    {
        if (minutes <= 0)
        {
            LangfuseContext.ScoreCurrentTrace("pace", NotMeasured, dataType: ScoreDataType.Numeric);
            return "no watch?";
        }

        var pace = minutes / kilometres;
        LangfuseContext.UpdateCurrentObservation(metadata: new { pace });
        return pace switch
        {
            < 4 => "very fast",
            < 5 => "fast",
            _ => "steady",
        };
    }
}
