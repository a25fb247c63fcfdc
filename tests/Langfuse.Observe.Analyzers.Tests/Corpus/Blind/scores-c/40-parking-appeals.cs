// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "appeal-outcome", "type": "categorical", "categories": ["upheld", "rejected", "needs-officer"] }, { "name": "evidence-count", "type": "numeric", "min": 0 }, { "name": "cites-bylaw", "type": "boolean" } ] }

namespace Parking.Appeals;

public enum Outcome
{
    Upheld,
    Rejected,
    NeedsOfficer,
}

public sealed record Appeal(string Text, IReadOnlyList<string> Evidence);

public sealed class AppealAgent
{
    private static readonly IReadOnlyDictionary<Outcome, string> Categories = new Dictionary<Outcome, string>
    {
        [Outcome.Upheld] = "upheld",
        [Outcome.Rejected] = "rejected",
        [Outcome.NeedsOfficer] = "needs-officer",
    };

    [Observe(AsType = ObservationType.Agent)]
    public Outcome Decide(Appeal appeal)
    {
        var outcome = appeal.Evidence.Count switch
        {
            0 => Outcome.Rejected,
            > 3 => Outcome.Upheld,
            _ => Outcome.NeedsOfficer,
        };
        LangfuseContext.ScoreCurrentTrace("appeal-outcome", Categories[outcome]);
        LangfuseContext.ScoreCurrentTrace("evidence-count", appeal.Evidence.Count);
        LangfuseContext.ScoreCurrentTrace("cites-bylaw", appeal.Text.Contains("bylaw", StringComparison.OrdinalIgnoreCase));
        return outcome;
    }
}
