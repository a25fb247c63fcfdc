using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>Runs one sync from beginning to end.</summary>
internal sealed class SyncRunner(ICatalogue catalogue, Credentials credentials, SyncWriter writer, TimeProvider clock)
{
    // What is sent late, such as the root of a run that took long, has started before what came already.
    private static readonly TimeSpan s_overlap = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_betweenWholeReads = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(20);

    // Clocks differ: what another server marks a little ahead of here is new, too.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(5);

    /// <summary>Pulls what there is; <paramref name="report"/> sees each step.</summary>
    /// <exception cref="SourceException">The other server cannot be read; what came is kept, and the next sync goes on.</exception>
    public async Task<SyncRun> RunAsync(string projectId, Integration integration, SyncRequest request, SyncRun run, Action<SyncRun> report, CancellationToken cancellationToken)
    {
        var progress = new SyncProgress(run, report);
        using var client = new SourceClient(credentials.Of(integration), clock, (wait, why) => progress.Report(now => now with
        {
            Retries = now.Retries + 1,
            WaitingUntilUs = NowUs() + (long)wait.TotalMicroseconds,
            Message = why,
        }));
        var source = await SourceApis.ChooseAsync(client, integration.Api, integration.BatchSize, isPatient: true, cancellationToken);
        var state = catalogue.Find(SyncState.Collection, projectId, integration.Id) ?? new SyncState(integration.Id);
        // What was left unfinished comes first, unless a backfill asks for a time of its own; then what has started since.
        var isLeft = state.Walk is not null && (request.Mode == SyncRequest.Incremental || request.Trigger == "resume");
        state = isLeft ? state : Begin(state, integration, request);
        (state, var isPaused) = await WalkAsync(projectId, source, state, request.Limit, progress, cancellationToken);
        if (isLeft && !isPaused && request.Mode == SyncRequest.Incremental)
        {
            await WalkAsync(projectId, source, Begin(state, integration, request), request.Limit, progress, cancellationToken);
        }

        return progress.Run;
    }

    private SyncState Begin(SyncState state, Integration integration, SyncRequest request)
    {
        var nowUs = NowUs();
        var toUs = Milliseconds(request.ToUs ?? nowUs + (long)s_skew.TotalMicroseconds);
        var lookbackUs = nowUs - (long)TimeSpan.FromDays(integration.LookbackDays).TotalMicroseconds;
        if (request.Mode == SyncRequest.Backfill)
        {
            return state with { Walk = SyncWalk.Over(Milliseconds(request.FromUs ?? lookbackUs), toUs, isWhole: (request.FromUs ?? lookbackUs) <= lookbackUs) };
        }

        var isWhole = state.SyncedUntilUs is null || state.ReadAllUs is null || nowUs - state.ReadAllUs > s_betweenWholeReads.TotalMicroseconds;
        var fromUs = isWhole ? lookbackUs : state.SyncedUntilUs!.Value - (long)s_overlap.TotalMicroseconds;
        return state with { Walk = SyncWalk.Over(Milliseconds(Math.Max(0, Math.Min(fromUs, state.SyncedUntilUs ?? fromUs))), toUs, isWhole) };
    }

    private async Task<(SyncState State, bool IsPaused)> WalkAsync(string projectId, ISourceApi source, SyncState state, int? limit, SyncProgress progress, CancellationToken cancellationToken)
    {
        foreach (var stage in source.Stages.Where(stage => stage >= state.Walk!.Stage))
        {
            if (state.Walk!.Stage != stage)
            {
                state = state with { Walk = state.Walk.At(stage) };
            }

            while (true)
            {
                var walk = state.Walk!;
                using var page = await source.ReadAsync(stage, walk.FromUs, walk.BeforeUs, walk.Cursor, cancellationToken);
                var written = await writer.WriteAsync(stage, projectId, page.Items, cancellationToken);
                progress.Add(stage, walk, written);
                var oldestUs = page.Items.Select(item => item.TimeUs("startTime") ?? item.TimeUs("timestamp")).Min();
                if (page.Next is null || oldestUs is null)
                {
                    break;
                }

                state = state with { Walk = walk.After(oldestUs.Value, page.Next) };
                await SaveAsync(projectId, state, progress.Run, cancellationToken);
                if (limit is not null && progress.Run.TracesFetched >= limit)
                {
                    return (state, true);
                }
            }

            state = state with { Walk = state.Walk!.At(stage + 1) };
            await SaveAsync(projectId, state, progress.Run, cancellationToken);
        }

        state = Finished(state);
        await SaveAsync(projectId, state, progress.Run, cancellationToken);
        return (state, false);
    }

    private SyncState Finished(SyncState state)
    {
        var walk = state.Walk!;
        var untilUs = Math.Min(walk.ToUs, NowUs());
        // A backfill of the past says nothing of what came since.
        var reaches = walk.FromUs <= (state.SyncedUntilUs ?? untilUs);
        return state with
        {
            Walk = null,
            SyncedUntilUs = reaches ? Math.Max(untilUs, state.SyncedUntilUs ?? 0) : state.SyncedUntilUs,
            ReadAllUs = walk.IsWhole && reaches ? untilUs : state.ReadAllUs,
        };
    }

    // The rows of the page are stored before: a crash between the two reads the page again and skips what is there.
    private Task<bool> SaveAsync(string projectId, SyncState state, SyncRun run, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            if (writer.Find(Integration.Collection, projectId, state.Id) is null)
            {
                throw new OperationCanceledException("The integration was deleted.");
            }

            var lease = writer.Find(SyncState.Collection, projectId, state.Id)?.Lease;
            writer.Put(SyncState.Collection, projectId, state with { Lease = lease is null ? null : lease with { UntilUs = NowUs() + (long)s_lease.TotalMicroseconds } });
            writer.Put(SyncRun.Collection, projectId, run);
            return true;
        },
        cancellationToken);

    private static long Milliseconds(long us) => us / 1000 * 1000;

    private long NowUs() => Micros.Of(clock.GetUtcNow());
}
