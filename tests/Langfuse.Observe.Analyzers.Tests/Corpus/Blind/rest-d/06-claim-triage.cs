// Planted: LFO1008
using Langfuse.Observe;

namespace Insurance.Claims;

public sealed record Claim(string Number, string Text, decimal Amount);

public record Triage(string Queue, string Reason);

public class TriageDesk(Func<string, Task<string>> model)
{
    [Observe(AsType = ObservationType.Chain)]
    public virtual async Task<Triage> TriageAsync(Claim claim)
    {
        var reply = await model("Which queue fits? " + claim.Text);
        var line = reply.Split('\n', 2);
        return new Triage(line[0], line.Length > 1 ? line[1] : "");
    }
}

public class LimitedTriageDesk(Func<string, Task<string>> model, decimal limit) : TriageDesk(model)
{
    public override async Task<Triage> TriageAsync(Claim claim) =>
        claim.Amount > limit ? new Triage("senior", "amount") : await base.TriageAsync(claim);
}

public sealed class WeekendTriageDesk(Func<string, Task<string>> model) : TriageDesk(model)
{
    private int _held;

    [Observe(AsType = ObservationType.Chain)]
    public override async Task<Triage> TriageAsync(Claim claim)
    {
        var triage = await base.TriageAsync(claim);
        if (triage.Queue is "fraud" or "legal")
        {
            Interlocked.Increment(ref _held);
            triage = triage with { Queue = "monday" };
        }

        return triage;
    }
}
