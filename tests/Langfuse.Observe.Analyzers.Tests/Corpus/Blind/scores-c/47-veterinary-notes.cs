// Planted: LFO4006|LFO4010
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "diagnosis-named", "type": "boolean" }, { "name": "certainty", "type": "numeric", "min": 0, "max": 1 } ] }

namespace Vet.Notes;

public sealed class NoteJudge
{
    private const double Unclear = 0.5;

    [Observe(AsType = ObservationType.Evaluator)]
    public string Judge(string note, IReadOnlyList<string> diagnoses)
    {
        var named = diagnoses.Count(diagnosis => note.Contains(diagnosis, StringComparison.OrdinalIgnoreCase));
        LangfuseContext.ScoreCurrentTrace("certainty", named == 1 ? 1 : 0.3);
        if (named > 1)
        {
            LangfuseContext.ScoreCurrentTrace("diagnosis-named", Unclear, comment: "several");
            return "several";
        }

        LangfuseContext.ScoreCurrentTrace("diagnosis-named", named == 1);
        return named == 1 ? "one" : "none";
    }
}
