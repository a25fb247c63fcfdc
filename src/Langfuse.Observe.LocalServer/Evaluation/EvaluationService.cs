using Langfuse.Observe.LocalServer.Features.Evaluators;
using Langfuse.Observe.LocalServer.Ingestion;
using Langfuse.Observe.LocalServer.Storage;
using Langfuse.Observe.LocalServer.Watching;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Runs the rules of every project: one loop looks at what arrived, one keeps the judges busy within their bounds.</summary>
internal sealed class EvaluationService(
    ICatalogue catalogue, RuleScanner scanner, RunQueue queue, RunDesk desk, RunWorker worker, EvaluatorLibrary evaluators, StoreChanges changes, TimeProvider clock, WarningLog warnings) : BackgroundService
{
    private static readonly TimeSpan s_idle = TimeSpan.FromMilliseconds(250);

    // Who has judged takes the next by himself; this is for what comes when nobody is at work.
    private static readonly TimeSpan s_betweenCalls = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server listens before the first look: starting must not wait for this.
        await Task.Yield();
        await Safely(() => ReactivateAsync(stoppingToken), stoppingToken);
        await Task.WhenAll(LoopAsync(ScanAsync, s_idle, stoppingToken), LoopAsync(JudgeAsync, s_betweenCalls, stoppingToken));
    }

    // A host may have registered, or left out, what evaluators were paused or running for.
    private async Task ReactivateAsync(CancellationToken cancellationToken)
    {
        foreach (var projectId in Projects())
        {
            foreach (var evaluator in catalogue.All(Evaluator.Collection, projectId).Where(item => item.Type == Evaluator.Host))
            {
                await evaluators.ReactivateAsync(projectId, evaluator, cancellationToken);
            }
        }
    }

    private Task LoopAsync(Func<CancellationToken, Task<LookResult>> look, TimeSpan rest, CancellationToken stoppingToken) => new WatchLoop(changes, clock).RunAsync(
        async token =>
        {
            // What failed is tried again.
            var found = LookResult.Watching;
            await Safely(async () => found = await look(token), token);
            return found;
        },
        rest,
        stoppingToken);

    private async Task<LookResult> ScanAsync(CancellationToken cancellationToken)
    {
        var (isWatching, didSomething) = (false, false);
        foreach (var projectId in Projects())
        {
            var rules = catalogue.All(EvaluationRule.Collection, projectId);
            foreach (var rule in rules.Where(rule => rule.Enabled))
            {
                isWatching = true;
                didSomething |= await scanner.StepAsync(projectId, rule, cancellationToken);
            }

            foreach (var backfill in Open(projectId))
            {
                isWatching = true;
                if (rules.FirstOrDefault(rule => rule.Id == backfill.RuleId) is { } rule)
                {
                    didSomething |= await scanner.StepAsync(projectId, rule, backfill, cancellationToken);
                }
            }
        }

        return didSomething ? LookResult.Working : isWatching ? LookResult.Watching : LookResult.Nothing;
    }

    private async Task<LookResult> JudgeAsync(CancellationToken cancellationToken)
    {
        var (isWatching, didSomething) = (false, false);
        foreach (var projectId in Projects())
        {
            if (queue.NextDueUs(projectId) is not { } dueUs)
            {
                continue;
            }

            isWatching = true;
            if (dueUs > Micros.Of(clock.GetUtcNow()))
            {
                continue;
            }

            foreach (var taken in await desk.TakeAsync(projectId, cancellationToken))
            {
                didSomething = true;
                _ = Task.Run(() => WorkAsync(taken, cancellationToken), CancellationToken.None);
            }
        }

        return didSomething ? LookResult.Working : isWatching ? LookResult.Watching : LookResult.Nothing;
    }

    // One run after the other, as long as some are due.
    private async Task WorkAsync(TakenRun first, CancellationToken cancellationToken)
    {
        for (TakenRun? taken = first, next = null; taken is not null; (taken, next) = (next, null))
        {
            var (context, run) = taken;
            EndedRun? ended = null;
            await Safely(async () => ended = await worker.RunAsync(context, run, cancellationToken), cancellationToken);
            await Safely(async () => next = await desk.NextAsync(context.ProjectId, ended, cancellationToken), cancellationToken);
        }

        changes.Set();
    }

    // A store that is gone for a while must not end the evaluation for good.
    private async Task Safely(Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The server stops; what was taken is taken again after its time.
        }
        catch (Exception exception)
        {
            warnings.Add("evaluation-failed", $"The evaluation was interrupted and goes on: {exception.GetType().Name}: {exception.Message}", null, null);
            await Task.Delay(s_idle, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private IEnumerable<Backfill> Open(string projectId) =>
    [
        .. catalogue.List(Backfill.Collection, projectId, new CatalogueQuery { Other = Backfill.Waiting }),
        .. catalogue.List(Backfill.Collection, projectId, new CatalogueQuery { Other = Backfill.Going }),
    ];

    private List<string> Projects() => [.. catalogue.All(AccessCollections.Projects, Catalogue.NoProject).Select(project => project.Id).Where(id => !JudgeProject.Is(id))];
}
