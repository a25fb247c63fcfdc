// Planted: LFO5012
using Langfuse.Observe;

namespace Claims;

public enum Decision
{
    Paid,
    Refused,
    Manual,
}

public sealed record Claim(string Number, string Policy, decimal Amount);

public sealed class ClaimService(LangfuseClient langfuse, Func<string, bool> isCovered)
{
    public Decision Decide(Claim claim)
    {
        var span = langfuse.StartObservation("decide", ObservationType.Guardrail, input: claim);
        if (claim.Amount > 5_000m)
        {
            return Decision.Manual;
        }

        var decision = Rate(claim, span);
        span.End(output: decision.ToString());
        return decision;
    }

    private Decision Rate(Claim claim, Observation span)
    {
        var covered = isCovered(claim.Policy);
        span.Update(metadata: new { covered });
        return covered ? Decision.Paid : Decision.Refused;
    }
}
