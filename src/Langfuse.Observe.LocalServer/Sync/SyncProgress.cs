namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>A run as it goes on: counts what comes, and tells each step.</summary>
internal sealed class SyncProgress(SyncRun run, Action<SyncRun> report)
{
    private readonly Tally _seen = new();
    private readonly Tally _changed = new();

    public SyncRun Run { get; private set; } = run;

    public void Report(Func<SyncRun, SyncRun> step)
    {
        Run = step(Run);
        report(Run);
    }

    /// <summary>Counts a page that is stored.</summary>
    public void Add(SyncStage stage, SyncWalk walk, Written written)
    {
        _seen.Add(written.Traces);
        _changed.Add(written.ChangedTraces);
        Report(now => Counted(now, stage, written) with
        {
            Stage = stage switch { SyncStage.Traces => "traces", SyncStage.Observations => "observations", _ => "scores" },
            TracesFetched = _seen.Count,
            TracesIngested = _changed.Count,
            FromUs = Math.Min(now.FromUs ?? walk.FromUs, walk.FromUs),
            ToUs = Math.Max(now.ToUs ?? walk.ToUs, walk.ToUs),
            AtUs = walk.BeforeUs,
            WaitingUntilUs = null,
            Message = null,
        });
    }

    private static SyncRun Counted(SyncRun run, SyncStage stage, Written written) => stage switch
    {
        SyncStage.Observations => run with
        {
            ObservationsFetched = run.ObservationsFetched + written.Fetched,
            ObservationsNew = run.ObservationsNew + written.New,
            ObservationsUpdated = run.ObservationsUpdated + written.Updated,
        },
        SyncStage.Scores => run with { ScoresFetched = run.ScoresFetched + written.Fetched, ScoresIngested = run.ScoresIngested + written.New + written.Updated },
        _ => run,
    };
}
