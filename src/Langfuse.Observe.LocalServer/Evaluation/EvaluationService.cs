using System.Collections.Concurrent;
using Langfuse.Observe.LocalServer.Features.Evaluators;
using Langfuse.Observe.LocalServer.Ingestion;
using Langfuse.Observe.LocalServer.Storage;
using Langfuse.Observe.LocalServer.Watching;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Runs the rules of every project: one loop looks at what arrived, one keeps the judges busy within their bounds.</summary>
internal sealed class EvaluationService(
    ICatalogue catalogue, RuleScanner scanner, RunQueue queue, RunWorker worker, EvaluatorLibrary evaluators, StoreChanges changes, TimeProvider clock, WarningLog warnings) : BackgroundService
{
    private static readonly TimeSpan s_idle = TimeSpan.FromMilliseconds(250);

    // A call that ends makes room for the next at once.
    private static readonly TimeSpan s_betweenCalls = TimeSpan.FromMilliseconds(5);
    private readonly ConcurrentDictionary<string, int> _busy = new(StringComparer.Ordinal);

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

    private Task LoopAsync(Func<CancellationToken, Task<Activity>> look, TimeSpan rest, CancellationToken stoppingToken) => new WatchLoop(changes, clock).RunAsync(
        async token =>
        {
            // What failed is tried again.
            var found = Activity.Watching;
            await Safely(async () => found = await look(token), token);
            return found;
        },
        rest,
        stoppingToken);

    private async Task<Activity> ScanAsync(CancellationToken cancellationToken)
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

        return didSomething ? Activity.Working : isWatching ? Activity.Watching : Activity.Nothing;
    }

    private async Task<Activity> JudgeAsync(CancellationToken cancellationToken)
    {
        var (isWatching, didSomething) = (false, false);
        foreach (var projectId in Projects())
        {
            if (!queue.AnyWaiting(projectId))
            {
                continue;
            }

            isWatching = true;

            // Read each time: a bound that was just lowered holds for the next call.
            var settings = EvaluationSettings.Of(catalogue, projectId);
            var context = new RunContext(catalogue, projectId, settings);
            var free = settings.MaxConcurrency - _busy.GetValueOrDefault(projectId);
            foreach (var run in await queue.TakeAsync(projectId, settings, free, cancellationToken))
            {
                didSomething = true;
                _busy.AddOrUpdate(projectId, 1, (_, count) => count + 1);
                _ = Task.Run(() => WorkAsync(context, run, cancellationToken), CancellationToken.None);
            }
        }

        return didSomething ? Activity.Working : isWatching ? Activity.Watching : Activity.Nothing;
    }

    private async Task WorkAsync(RunContext context, EvaluationRun run, CancellationToken cancellationToken)
    {
        await Safely(() => worker.RunAsync(context, run, cancellationToken), cancellationToken);
        _busy.AddOrUpdate(context.ProjectId, 0, (_, count) => count - 1);
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
