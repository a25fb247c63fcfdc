// Planted: LFO4005
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "urgency", "type": "categorical", "categories": ["low", "normal", "high"] }, { "name": "fraud-suspected", "type": "boolean" } ] }

namespace Claims.Triage;

public sealed record Claim(string Id, decimal Amount, int PriorClaims, bool Injury);

public sealed class TriageService(LangfuseClient langfuse)
{
    public string Triage(Claim claim)
    {
        using var trace = langfuse.StartTrace("claim-triage", input: claim);
        var urgency = Classify(claim);
        trace.Score("urgency", urgency);
        trace.Score("fraud-suspected", claim is { PriorClaims: > 4, Amount: > 10_000 });
        trace.Update(output: urgency);
        return urgency;
    }

    private static string Classify(Claim claim) => claim switch
    {
        { Injury: true } => "critical",
        { Amount: > 5_000 } => "high",
        { Amount: > 500 } => "normal",
        _ => "low",
    };
}
