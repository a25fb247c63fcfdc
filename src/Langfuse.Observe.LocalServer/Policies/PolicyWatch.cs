using Langfuse.Observe.LocalServer.Features.Traces;
using Langfuse.Observe.LocalServer.Storage;
using Langfuse.Observe.LocalServer.Watching;

namespace Langfuse.Observe.LocalServer.Policies;

/// <summary>Holds every trace that arrives or changes against the policies of its project, soon after and whoever brought it.</summary>
internal sealed class PolicyWatch(ICatalogue catalogue, ITraceStore traces, PolicyReview review, WebhookSender webhooks, StoreChanges changes, TimeProvider clock) : BackgroundService
{
    private const int PageSize = 200;
    private const int MostRemembered = 100_000;
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    // A trace arrives in parts; and what is marked with a time is stored a little later.
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_overlap = TimeSpan.FromSeconds(15);
    private static readonly SortOrder s_oldestChangeFirst = new("updatedAt", IsDescending: false);

    // Null while the project has no policies.
    private readonly Dictionary<string, long?> _until = new(StringComparer.Ordinal);
    private readonly Dictionary<(string ProjectId, string TraceId), long> _reviewed = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await new WatchLoop(changes, clock).RunAsync(LookAsync, s_look, stoppingToken);
    }

    private async Task<Activity> LookAsync(CancellationToken cancellationToken)
    {
        var found = Activity.Nothing;
        try
        {
            foreach (var project in catalogue.All(AccessCollections.Projects, Catalogue.NoProject))
            {
                found = await LookAsync(project.Id, cancellationToken) ? Activity.Watching : found;
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The store cannot be read now; the next look goes on from the same place.
            return Activity.Watching;
        }

        return found;
    }

    // True when the project has policies.
    private async Task<bool> LookAsync(string projectId, CancellationToken cancellationToken)
    {
        var untilUs = Micros.Of(clock.GetUtcNow() - s_settle);
        var policies = review.Enabled(projectId);
        if (policies.Count == 0)
        {
            // What came while nobody asked is looked at only when it changes, or when a policy is run over it.
            _until[projectId] = null;
            return false;
        }

        var fromUs = _until.TryGetValue(projectId, out var reviewed) ? reviewed : PolicyProgress.Find(catalogue, projectId)?.ReviewedUntilUs;
        if (await ReviewAsync(projectId, policies, (fromUs ?? untilUs) - (long)s_overlap.TotalMicroseconds, untilUs, cancellationToken))
        {
            foreach (var policy in policies.Where(policy => policy.OverTime is not null))
            {
                Tell(projectId, policy.Policy, await review.ReviewOverTimeAsync(projectId, policy, cancellationToken));
            }

            await catalogue.PutAsync(PolicyProgress.Collection, projectId, new PolicyProgress(untilUs), cancellationToken);
        }

        _until[projectId] = untilUs;
        return true;
    }

    // By the time of change, not by page numbers: a trace that changes meanwhile leaves its place.
    private async Task<bool> ReviewAsync(string projectId, IReadOnlyList<CompiledPolicy> policies, long fromUs, long toUs, CancellationToken cancellationToken)
    {
        var any = false;
        for (var page = 1; ;)
        {
            var list = traces.List(projectId, new Filter().AndBetween("updatedAt", fromUs, toUs), s_oldestChangeFirst, new PageRequest(page, PageSize), withIo: false, withIds: false).Traces;
            foreach (var trace in list)
            {
                if (_reviewed.TryGetValue((projectId, trace.Id), out var known) && known == trace.UpdatedUs)
                {
                    continue;
                }

                any = true;
                var fresh = await review.ReviewAsync(projectId, trace.Id, policies, cancellationToken);
                foreach (var group in fresh.GroupBy(violation => violation.PolicyId))
                {
                    Tell(projectId, policies.First(policy => policy.Policy.Id == group.Key).Policy, [.. group]);
                }

                Remember(projectId, trace);
            }

            if (list.Count < PageSize)
            {
                return any;
            }

            (fromUs, page) = list[^1].UpdatedUs > fromUs ? (list[^1].UpdatedUs, 1) : (fromUs, page + 1);
        }
    }

    private void Tell(string projectId, Policy policy, IReadOnlyList<Violation> fresh)
    {
        foreach (var violation in fresh)
        {
            webhooks.Send(projectId, policy, violation);
        }
    }

    private void Remember(string projectId, Trace trace)
    {
        if (_reviewed.Count >= MostRemembered)
        {
            _reviewed.Clear();
        }

        _reviewed[(projectId, trace.Id)] = trace.UpdatedUs;
    }
}
