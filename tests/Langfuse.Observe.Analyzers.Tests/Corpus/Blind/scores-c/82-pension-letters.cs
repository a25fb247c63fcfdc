// Right
using Langfuse.Observe;

namespace Pension.Letters;

public enum Tone
{
    Warm,
    Neutral,
    Cold,
}

public sealed class LetterJudge
{
    [Observe(AsType = ObservationType.Evaluator)]
    public Tone Judge(string letter)
    {
        var tone = letter switch
        {
            _ when letter.Contains("glad") => Tone.Warm,
            _ when letter.Contains("hereby") => Tone.Cold,
            _ => Tone.Neutral,
        };

        LangfuseContext.ScoreCurrentTrace("letter-tone", tone);
        LangfuseContext.ScoreCurrentTrace("sentence-count", letter.Count(character => character == '.'));
        return tone;
    }
}

public sealed class HumanJudge(LangfuseClient langfuse)
{
    public void Save(string traceId, string choice)
    {
        if (Enum.TryParse<Tone>(choice, ignoreCase: true, out var tone))
        {
            langfuse.Score("letter-tone", tone.ToString(), traceId: traceId);
        }
    }

    public void Missing(string traceId) => langfuse.Score("letter-tone", nameof(Tone.Neutral), traceId: traceId, comment: "");
}
