using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Langfuse.Observe.LocalServer.Features.Traces;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Policies;

/// <summary>Holds traces against policies.</summary>
internal sealed class PolicyReview(ICatalogue catalogue, ITraceStore traces, ViolationBook book, TimeProvider clock)
{
    private const int MostOverTime = 10_000;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
    private static readonly SortOrder s_newestFirst = new("timestamp", IsDescending: true);

    private readonly ConcurrentDictionary<string, (long At, IReadOnlyList<CompiledPolicy> Policies)> _loaded = new(StringComparer.Ordinal);

    /// <summary>The policies of a project that are enabled.</summary>
    public IReadOnlyList<CompiledPolicy> Enabled(string projectId)
    {
        if (_loaded.TryGetValue(projectId, out var loaded) && clock.GetElapsedTime(loaded.At) < s_patience)
        {
            return loaded.Policies;
        }

        var policies = catalogue.All(Policy.Collection, projectId).Where(policy => policy.IsEnabled).Select(CompiledPolicy.Of).OfType<CompiledPolicy>().ToList();
        _loaded[projectId] = (clock.GetTimestamp(), policies);
        return policies;
    }

    /// <summary>Forgets what was loaded, after a change.</summary>
    public void Forget(string projectId) => _loaded.TryRemove(projectId, out _);

    /// <summary>Holds one trace against policies, and writes what is new, what is there again and what is gone.</summary>
    public async Task<IReadOnlyList<Violation>> ReviewAsync(string projectId, string traceId, IReadOnlyList<CompiledPolicy> policies, CancellationToken cancellationToken)
    {
        if (traces.Find(projectId, traceId) is not { } details)
        {
            return [];
        }

        var trace = new ReviewedTrace(details);
        var nowUs = Micros.Of(clock.GetUtcNow());
        var found = policies.SelectMany(policy => policy.Check(trace).Select(finding => Violation(policy.Policy, trace, finding, nowUs))).ToList();
        var held = policies.Where(policy => policy.OverTime is null).Select(policy => policy.Policy.Id).ToHashSet(StringComparer.Ordinal);
        return await book.WriteOfTraceAsync(projectId, traceId, held, found, nowUs, cancellationToken);
    }

    /// <summary>Looks at the traces of the last while, for policies that are about many traces together.</summary>
    public async Task<IReadOnlyList<Violation>> ReviewOverTimeAsync(string projectId, CompiledPolicy policy, CancellationToken cancellationToken)
    {
        var nowUs = Micros.Of(clock.GetUtcNow());
        var found = FindOverTime(projectId, policy, nowUs).ToList();
        return await book.WriteOfPolicyAsync(projectId, policy.Policy.Id, found, nowUs, cancellationToken);
    }

    /// <summary>What policies about many traces find now.</summary>
    public IEnumerable<Violation> FindOverTime(string projectId, CompiledPolicy policy, long nowUs)
    {
        var rule = policy.OverTime!;
        var fromUs = nowUs - (long)rule.Window.TotalMicroseconds;
        var page = traces.List(projectId, new Filter().AndBetween("timestamp", fromUs, null), s_newestFirst, new PageRequest(1, MostOverTime), withIo: true, withIds: false);
        var groups = page.Traces
            .Select(trace => new ReviewedTrace(new TraceDetails(trace, page.Root(trace) is { } root ? [root] : [], [])))
            .Where(policy.Fits)
            .Select(trace => (Group: rule.Group(trace.Trace, trace.Agent?.Name), Trace: trace))
            .Where(one => one.Group is not null)
            .GroupBy(one => one.Group!, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            if (rule.Check(group.Key, [.. group.Select(one => one.Trace.Trace)]) is { } finding)
            {
                var last = group.First(one => one.Trace.Trace.Level == "ERROR").Trace;
                yield return Violation(policy.Policy, last, finding, nowUs) with { Id = IdOf(policy.Policy.Id, "", finding), UserId = null };
            }
        }
    }

    public static Violation Violation(Policy policy, ReviewedTrace trace, Finding finding, long nowUs) => new(
        IdOf(policy.Id, trace.Trace.Id, finding), policy.Id, policy.Name, policy.Severity, trace.Trace.Id, trace.Trace.Name, finding.ObservationId, trace.Agent?.Name, trace.Trace.UserId,
        finding.Message, finding.Evidence, Policies.Violation.Open, nowUs, nowUs);

    private static string IdOf(string policyId, string traceId, Finding finding) =>
        "vio_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{policyId}\n{traceId}\n{finding.ObservationId}\n{finding.Key}")))[..24];
}
