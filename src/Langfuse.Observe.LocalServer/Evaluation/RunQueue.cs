using Langfuse.Observe.LocalServer.Features.Evaluators;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>
/// The waiting runs of judges, in the catalogue. A run is taken together with its place in the day's budget, in one transaction and for a time: what a killed server had taken
/// is taken again when that time is over, and two servers over one store never take the same.
/// </summary>
internal sealed class RunQueue(ICatalogue catalogue, TimeProvider clock)
{
    private static readonly TimeSpan s_pauseOfPaused = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(10);

    /// <summary>When the first run is due that waits, or whose time for a call will be over; null when there is none.</summary>
    public long? NextDueUs(string projectId)
    {
        var (pending, running) = (NextDueUs(projectId, EvaluationRun.Pending), NextDueUs(projectId, EvaluationRun.Running));
        return running is null || pending < running ? pending : running;
    }

    /// <summary>Ends runs, or lets them wait for another try; adds what their calls cost to the day; and takes up to so many others that are due.</summary>
    /// <param name="projectId">Whose runs.</param>
    /// <param name="ended">What came of those that were taken before.</param>
    /// <param name="most">How many are taken, by the settings of this moment.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<IReadOnlyList<TakenRun>> TurnAsync(
        string projectId, IReadOnlyList<EndedRun> ended, Func<EvaluationSettings, int> most, CancellationToken cancellationToken) => catalogue.WriteAsync<IReadOnlyList<TakenRun>>(
        writer =>
        {
            foreach (var item in ended)
            {
                writer.Put(EvaluationRun.Collection, projectId, item.Run);
            }

            Spend(writer, projectId, ended.Sum(item => item.Call?.TotalCost ?? 0));
            var settings = EvaluationSettings.Of(writer, projectId);
            return most(settings) is > 0 and var count ? Take(writer, new RunContext(projectId, settings), count) : [];
        },
        cancellationToken);

    /// <summary>Takes a place in the day's budget for a call outside of a run; says which bound is reached when there is none.</summary>
    public Task<string?> ReserveAsync(string projectId, EvaluationSettings settings, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            var budget = EvaluationBudget.Of(writer, projectId, NowUs());
            var reached = budget.Reached(settings);
            if (reached is null)
            {
                writer.Put(EvaluationBudget.Collection, projectId, budget with { Calls = budget.Calls + 1 });
            }

            return reached;
        },
        cancellationToken);

    /// <summary>Adds what a call cost to the day.</summary>
    public Task SpendAsync(string projectId, double cost, CancellationToken cancellationToken) => cost <= 0 ? Task.CompletedTask : catalogue.WriteAsync(
        writer => Spend(writer, projectId, cost), cancellationToken);

    public EvaluationRun Ended(EvaluationRun run, string state, string? reason) => run with { State = state, Reason = reason, DueUs = NowUs() };

    /// <summary>Waits twice as long after each try.</summary>
    public EvaluationRun Delayed(EvaluationRun run, EvaluationSettings settings, string reason, TimeSpan? asked)
    {
        var wait = TimeSpan.FromSeconds(settings.RetrySeconds * Math.Pow(2, Math.Min(run.Attempts - 1, 20)));
        wait = asked > wait ? asked.Value : wait;
        wait = wait > s_longestWait ? s_longestWait : wait;
        return run with { State = EvaluationRun.Pending, Reason = reason, DueUs = NowUs() + (long)wait.TotalMicroseconds };
    }

    private List<TakenRun> Take(ICatalogueWriter writer, RunContext context, int most)
    {
        var (projectId, settings, nowUs) = (context.ProjectId, context.Settings, NowUs());
        var taken = new List<TakenRun>();
        var budget = EvaluationBudget.Of(writer, projectId, nowUs);
        var calls = budget.Calls;
        foreach (var run in Due(writer, projectId, nowUs, most))
        {
            context.Read(writer, run);
            if (context.Evaluator(run.EvaluatorId) is { Pause: { } pause })
            {
                writer.Put(EvaluationRun.Collection, projectId, run with { State = EvaluationRun.Pending, DueUs = nowUs + (long)s_pauseOfPaused.TotalMicroseconds, Reason = $"the evaluator is paused: {pause.Message}" });
                continue;
            }

            if ((budget with { Calls = calls }).Reached(settings) is not null)
            {
                break;
            }

            calls++;
            var lease = TimeSpan.FromSeconds(settings.CallTimeoutSeconds) + s_grace;
            var mine = run with { State = EvaluationRun.Running, Attempts = run.Attempts + 1, DueUs = nowUs + (long)lease.TotalMicroseconds };
            writer.Put(EvaluationRun.Collection, projectId, mine);
            taken.Add(new TakenRun(context, mine));
        }

        if (taken.Count > 0)
        {
            writer.Put(EvaluationBudget.Collection, projectId, budget with { Calls = calls });
        }

        return taken;
    }

    private bool Spend(ICatalogueWriter writer, string projectId, double cost)
    {
        if (cost > 0)
        {
            var budget = EvaluationBudget.Of(writer, projectId, NowUs());
            writer.Put(EvaluationBudget.Collection, projectId, budget with { Cost = budget.Cost + cost });
        }

        return cost > 0;
    }

    private static IEnumerable<EvaluationRun> Due(ICatalogueReader reader, string projectId, long nowUs, int most) =>
        new[] { EvaluationRun.Running, EvaluationRun.Pending }
            .SelectMany(state => reader.List(EvaluationRun.Collection, projectId, new CatalogueQuery { Other = state, OldestFirst = true, Limit = most }))
            .Where(run => run.DueUs <= nowUs).Take(most);

    private long? NextDueUs(string projectId, string state) =>
        catalogue.List(EvaluationRun.Collection, projectId, new CatalogueQuery { Other = state, OldestFirst = true, Limit = 1 }) is [var first] ? first.DueUs : null;

    private long NowUs() => Micros.Of(clock.GetUtcNow());
}
