// Planted: LFO4003
using Langfuse.Observe;

namespace Recruiting;

public sealed record Candidate(string Id, int Years, bool Referred);

public sealed class Screening
{
    private readonly Dictionary<string, Action<Candidate>> _rules;

    public Screening(LangfuseClient langfuse)
    {
        _rules = new()
        {
            ["years"] = c => langfuse.Score("suitable", c.Years >= 3, sessionId: c.Id),
            ["referral"] = c => langfuse.Score("suitable", c.Referred, sessionId: c.Id, comment: "referral"),
            ["unknown"] = c => langfuse.Score("suitable", "undecided", sessionId: c.Id),
        };
    }

    public void Apply(Candidate candidate, string rule)
    {
        if (_rules.TryGetValue(rule, out var score))
        {
            score(candidate);
        }
        else
        {
            _rules["unknown"](candidate);
        }
    }
}
