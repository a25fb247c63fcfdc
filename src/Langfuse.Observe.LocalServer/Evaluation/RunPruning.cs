using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Deletes the runs of judges that are as old as the data whose time is over. What still waits stays: it says itself that its target is gone.</summary>
internal sealed class RunPruning(ICatalogue catalogue)
{
    // Each is a transaction that others wait for.
    private const int RunsAtOnce = 500;
    private static readonly string[] s_ended = [EvaluationRun.Completed, EvaluationRun.Failed, EvaluationRun.Skipped];

    public async Task PruneAsync(string projectId, long beforeUs, CancellationToken cancellationToken)
    {
        foreach (var state in s_ended)
        {
            while (Oldest(projectId, state, beforeUs) is { Count: > 0 } old)
            {
                await catalogue.WriteAsync(writer => old.Count(run => writer.Delete(EvaluationRun.Collection, projectId, run.Id)), cancellationToken);
            }
        }
    }

    private List<EvaluationRun> Oldest(string projectId, string state, long beforeUs) =>
    [
        .. catalogue.List(EvaluationRun.Collection, projectId, new CatalogueQuery { Other = state, OldestFirst = true, Limit = RunsAtOnce }).TakeWhile(run => run.DueUs < beforeUs),
    ];
}
