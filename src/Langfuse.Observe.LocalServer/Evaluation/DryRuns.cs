using System.Collections.Concurrent;
using Langfuse.Observe.LocalServer.Features.Evaluators;
using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Ingestion;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Starts dry runs and sees them through.</summary>
internal sealed class DryRuns(
    ICatalogue catalogue, IScoreStore scores, IObservationStore observations, Trial trial, WarningLog warnings, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private const int MostLooked = 2000;
    private readonly string _owner = Guid.NewGuid().ToString();

    public async Task<DryRun> StartAsync(string projectId, Evaluator evaluator, Evaluator draft, EvaluationRule? rule, int last, CancellationToken cancellationToken)
    {
        var targets = Targets(projectId, evaluator, rule, last);
        var made = new DryRun(Guid.NewGuid().ToString(), evaluator.Id, DryRun.Running, _owner, targets.Count, [], Micros.Of(clock.GetUtcNow()));
        await catalogue.PutAsync(DryRun.Collection, projectId, made, cancellationToken);
        _ = Task.Run(() => RunAsync(projectId, made, draft, targets, lifetime.ApplicationStopping), CancellationToken.None);
        return made;
    }

    /// <summary>A dry run as it stands; what a server that is gone worked on is interrupted.</summary>
    public DryRun? Find(string projectId, string id) => catalogue.Find(DryRun.Collection, projectId, id) is { } found
        ? found is { State: DryRun.Running } && found.Owner != _owner ? found with { State = DryRun.Interrupted } : found
        : null;

    private async Task RunAsync(string projectId, DryRun run, Evaluator draft, IReadOnlyList<(Observation Row, Score? Old)> targets, CancellationToken cancellationToken)
    {
        var rows = new ConcurrentBag<DryRunRow>();
        try
        {
            var bound = new ParallelOptions { MaxDegreeOfParallelism = EvaluationSettings.Of(catalogue, projectId).MaxConcurrency, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(targets, bound, async (target, token) =>
            {
                rows.Add(await RowAsync(projectId, draft, target.Row, target.Old, token));
                await SaveAsync(projectId, run, rows, DryRun.Running, token);
            });
            await SaveAsync(projectId, run, rows, DryRun.Completed, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The server stops; the dry run shows as interrupted afterwards.
        }
        catch (Exception exception)
        {
            warnings.Add("dry-run-failed", $"A dry run was interrupted: {exception.GetType().Name}: {exception.Message}", null, null);
            await SaveAsync(projectId, run, rows, DryRun.Interrupted, cancellationToken);
        }
    }

    private async Task<DryRunRow> RowAsync(string projectId, Evaluator draft, Observation row, Score? old, CancellationToken cancellationToken)
    {
        var result = await trial.RunAsync(projectId, draft, row, cancellationToken);
        var first = result.Scores.Count > 0 ? result.Scores[0] : null;
        return new DryRunRow(
            row.TraceId, row.Id, old is null ? null : new DryRunValue(old.DataType, old.Value, old.StringValue, old.Comment, JudgeTrust.VersionOf(old)),
            first is null ? null : new DryRunValue(first.DataType, first.Value, first.Category, result.Comment ?? first.Comment), result.Error, result.Cost);
    }

    private Task SaveAsync(string projectId, DryRun run, ConcurrentBag<DryRunRow> rows, string state, CancellationToken cancellationToken) =>
        catalogue.PutAsync(DryRun.Collection, projectId, run with { State = state, Rows = [.. rows.OrderBy(row => row.TraceId, StringComparer.Ordinal)] }, cancellationToken);

    private List<(Observation Row, Score? Old)> Targets(string projectId, Evaluator evaluator, EvaluationRule? rule, int last)
    {
        var judged = scores.List(projectId, new Filter().AndEqual("source", "EVAL").And("metadata", Comparison.Equal, evaluator.Id, "evaluatorId"), last, 0).Scores
            .DistinctBy(score => (score.TraceId, score.ObservationId))
            .Select(score => (Row: RowOf(projectId, score), Old: (Score?)score)).Where(target => target.Row is not null).Select(target => (target.Row!, target.Old)).ToList();
        if (judged.Count >= last || rule is null)
        {
            return judged;
        }

        // Not yet judged so often: what the rule would have judged.
        var filter = RuleFilter.Of(rule);
        var known = judged.Select(target => (target.Item1.TraceId, target.Item1.Id)).ToHashSet();
        var more = observations.List(projectId, new Filter(), ObservationFilter.NewestFirst, MostLooked, 0).Rows
            .Where(row => filter.Matches(row) && (!rule.IsOfTrace || row.IsRoot) && !known.Contains((row.TraceId, row.Id))).Take(last - judged.Count).Select(row => (row, (Score?)null));
        return [.. judged, .. more];
    }

    private Observation? RowOf(string projectId, Score score) => score switch
    {
        { TraceId: null } => null,
        { ObservationId: { } id } => observations.Find(projectId, score.TraceId, id),
        _ => observations.List(projectId, new Filter().AndEqual("traceId", score.TraceId).And("isRootObservation", Comparison.Equal, true), ObservationFilter.NewestFirst, 1, 0).Rows is [var root] ? root : null,
    };
}
