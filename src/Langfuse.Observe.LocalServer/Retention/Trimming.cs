using Langfuse.Observe.LocalServer.Evaluation;
using Langfuse.Observe.LocalServer.Features.Traces;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Retention;

/// <summary>Deletes what is older than it may be, and the oldest of all when there is too much.</summary>
internal sealed class Trimming(ICatalogue catalogue, IStoreUpkeep upkeep, ITraceStore traces, RunPruning runs, LangfuseLocalServerOptions options, TimeProvider clock)
{
    // Each is a transaction that others wait for.
    private const int TracesAtOnce = 200;
    private const double SizeToReach = 0.9;

    /// <summary>When it ran last, or null.</summary>
    public long? LastUs { get; private set; }

    /// <summary>How many traces it has deleted since the server started.</summary>
    public long DeletedTraces { get; private set; }

    /// <summary>Why it did not end the last time, or null.</summary>
    public string? LastError { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TrimByAgeAsync(cancellationToken);
            await TrimBySizeAsync(cancellationToken);
            LastError = null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Shown beside the size; it tries again the next time.
            LastError = exception.Message;
        }

        LastUs = NowUs();
    }

    private async Task TrimByAgeAsync(CancellationToken cancellationToken)
    {
        foreach (var project in Projects())
        {
            if (DaysOf(project) is not { } days)
            {
                continue;
            }

            var beforeUs = NowUs() - (days * (long)TimeSpan.FromDays(1).TotalMicroseconds);
            while (upkeep.Oldest(project.Id, beforeUs, TracesAtOnce) is { Count: > 0 } old)
            {
                await DeleteAsync(project.Id, [.. old.Select(trace => trace.Id)], cancellationToken);
            }

            await SweepAsync(project.Id, beforeUs, cancellationToken);
        }
    }

    private async Task TrimBySizeAsync(CancellationToken cancellationToken)
    {
        if (options.MaxBytes is not { } most || upkeep.Size().UsedBytes <= most)
        {
            return;
        }

        // As many traces as their share of the bytes: what an index still holds of them is freed afterwards, all at once.
        var enough = (long)(most * SizeToReach);
        while (upkeep.Size() is var size && size.UsedBytes > enough)
        {
            var excess = (size.UsedBytes - enough) / (double)size.UsedBytes;
            if (!await DeleteOldestAsync((int)Math.Ceiling(size.Traces * excess), enough, cancellationToken))
            {
                return;
            }

            await upkeep.CompactAsync(cancellationToken);
        }
    }

    // False when there was none.
    private async Task<bool> DeleteOldestAsync(int count, long enoughBytes, CancellationToken cancellationToken)
    {
        var deleted = 0;
        while (deleted < count && upkeep.Size().UsedBytes > enoughBytes && OldestOfAll(Math.Min(count - deleted, TracesAtOnce)) is { Count: > 0 } oldest)
        {
            foreach (var project in oldest.GroupBy(trace => trace.ProjectId))
            {
                await DeleteAsync(project.Key, [.. project.Select(trace => trace.Id)], cancellationToken);
                await SweepAsync(project.Key, project.Max(trace => trace.StartUs), cancellationToken);
            }

            deleted += oldest.Count;
        }

        return deleted > 0;
    }

    private List<(string ProjectId, string Id, long StartUs)> OldestOfAll(int count) =>
    [
        .. Projects().SelectMany(project => upkeep.Oldest(project.Id, long.MaxValue, count).Select(trace => (project.Id, trace.Id, trace.StartUs)))
            .OrderBy(trace => trace.StartUs).Take(count),
    ];

    private async Task DeleteAsync(string projectId, string[] ids, CancellationToken cancellationToken)
    {
        await traces.DeleteAsync(projectId, ids, cancellationToken);
        DeletedTraces += ids.Length;
    }

    // What belongs to no trace, or outlived it.
    private async Task SweepAsync(string projectId, long beforeUs, CancellationToken cancellationToken)
    {
        await upkeep.SweepAsync(projectId, beforeUs, cancellationToken);
        await runs.PruneAsync(projectId, beforeUs, cancellationToken);
    }

    private int? DaysOf(Project project) => project.RetentionDays is { } own ? own > 0 ? own : null : options.RetentionDays;

    private IReadOnlyList<Project> Projects() => catalogue.All(AccessCollections.Projects, Catalogue.NoProject);

    private long NowUs() => Micros.Of(clock.GetUtcNow());
}
