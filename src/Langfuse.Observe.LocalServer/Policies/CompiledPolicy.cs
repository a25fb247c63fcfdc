using Langfuse.Observe.LocalServer.Policies.Rules;

namespace Langfuse.Observe.LocalServer.Policies;

/// <summary>A policy ready to be held against traces.</summary>
internal sealed class CompiledPolicy(Policy policy, PolicyMatch match, IPolicyRule rule)
{
    private const int MostFindings = 20;

    public Policy Policy { get; } = policy;

    public ErrorRateOverTime? OverTime => rule as ErrorRateOverTime;

    /// <summary>The policy, or null when it was written by a version with another grammar.</summary>
    public static CompiledPolicy? Of(Policy policy)
    {
        var issues = new List<string>();
        return PolicyRules.Read(policy.Rule, issues) is { } rule && PolicyRules.ReadMatch(policy.Match, issues) is { } match ? new CompiledPolicy(policy, match, rule) : null;
    }

    public bool Fits(ReviewedTrace trace) => match.Fits(trace);

    /// <summary>What it finds in a trace, up to a bound.</summary>
    public IReadOnlyList<Finding> Check(ReviewedTrace trace) => Fits(trace) ? [.. rule.Check(trace).DistinctBy(finding => (finding.Key, finding.ObservationId)).Take(MostFindings)] : [];
}
