// Planted: LFO4008
using Langfuse.Observe;

namespace Claims;

internal static class Boilerplate
{
    private const string Sentence = "The adjuster has compared the photographs, the report of the police and the statement of the holder. ";
    private const string Paragraph = Sentence + Sentence + Sentence;

    public const string Explanation = Paragraph + Paragraph;
}

public sealed class ClaimDesk
{
    [Observe(Name = "decide-claim", AsType = ObservationType.Chain)]
    public bool Decide(string policy, decimal amount)
    {
        var accepted = amount < 800m || policy.StartsWith("gold", StringComparison.Ordinal);
        if (!accepted)
        {
            LangfuseContext.ScoreCurrentTrace("reviewer-note", Boilerplate.Explanation, dataType: ScoreDataType.Text);
        }

        return accepted;
    }
}
