// Planted: LFO4006
using Langfuse.Observe;

namespace FactCheck;

public sealed record Claim(string Text, int Supporting, int Contradicting);

public sealed class ClaimChecker(LangfuseClient langfuse)
{
    public string Check(Claim claim)
    {
        using var trace = langfuse.StartTrace("check-claim", input: claim.Text);
        switch (claim)
        {
            case { Supporting: > 0, Contradicting: 0 }:
                trace.Score("supported", 1, dataType: ScoreDataType.Boolean);
                return "supported";
            case { Supporting: 0 }:
                trace.Score("supported", 0, dataType: ScoreDataType.Boolean);
                return "unsupported";
            default:
                trace.Score("supported", 0.5, dataType: ScoreDataType.Boolean, comment: "disputed");
                return "disputed";
        }
    }
}
