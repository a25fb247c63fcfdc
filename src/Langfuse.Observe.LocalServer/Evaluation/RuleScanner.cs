using Langfuse.Observe.LocalServer.Features.Evaluators;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Looks at observations in the order of their arrival: scores what needs no call, queues runs for judges, and moves the rule's position on.</summary>
internal sealed class RuleScanner(ICatalogue catalogue, IEvaluationFeed feed, ScoreWriter scores, HostEvaluators host, TimeProvider clock)
{
    private const int Batch = 1000;

    /// <summary>One step of a rule over what arrived; true when there may be more.</summary>
    public async Task<bool> StepAsync(string projectId, EvaluationRule rule, CancellationToken cancellationToken)
    {
        var progress = catalogue.Find(RuleProgress.Collection, projectId, rule.Id) ?? new RuleProgress(rule.Id, 0);
        var latestUs = NowUs() - (long)(rule.DelaySeconds * 1e6);
        var rows = feed.After(projectId, progress.Position, long.MaxValue, Batch).TakeWhile(row => row.CreatedUs <= latestUs).ToList();
        if (rows.Count == 0)
        {
            return false;
        }

        var found = await EvaluateAsync(projectId, rule, rows, null, cancellationToken);
        await catalogue.WriteAsync(
            writer =>
            {
                // Another server may have been faster; what it did is the same.
                if (writer.Find(RuleProgress.Collection, projectId, rule.Id) is not { } now || now.Position != progress.Position)
                {
                    return false;
                }

                Enqueue(writer, projectId, found.Runs);
                writer.Put(RuleProgress.Collection, projectId, now with { Position = rows[^1].Seq, Counts = now.Counts.Plus(found.Counts) });
                return true;
            },
            cancellationToken);
        return true;
    }

    /// <summary>One step of a run over stored observations; true when there may be more.</summary>
    public async Task<bool> StepAsync(string projectId, EvaluationRule rule, Backfill backfill, CancellationToken cancellationToken)
    {
        if (backfill.StartAtUs > NowUs())
        {
            return false;
        }

        var rows = feed.After(projectId, backfill.Position, backfill.UpTo, Batch);
        var wanted = rows.Where(row => !(row.StartUs < backfill.FromUs) && !(row.StartUs >= backfill.ToUs)).ToList();
        var left = backfill.Most is { } most ? most - backfill.Counts.Matched : long.MaxValue;
        var found = await EvaluateAsync(projectId, rule, wanted, backfill.Id, cancellationToken, left);
        var isDone = rows.Count < Batch || backfill.Counts.Matched + found.Counts.Matched >= (backfill.Most ?? long.MaxValue);
        await catalogue.WriteAsync(
            writer =>
            {
                if (writer.Find(Backfill.Collection, projectId, backfill.Id) is not { IsOpen: true } now || now.Position != backfill.Position)
                {
                    return false;
                }

                Enqueue(writer, projectId, found.Runs);
                writer.Put(Backfill.Collection, projectId, now with
                {
                    Position = rows.Count == 0 ? now.UpTo : rows[^1].Seq, State = isDone ? Backfill.Done : Backfill.Going, EndedUs = isDone ? NowUs() : null,
                    Counts = now.Counts.Plus(found.Counts with { Seen = rows.Count }),
                });
                return true;
            },
            cancellationToken);
        return !isDone;
    }

    public static EvaluationRun Run(EvaluationRule rule, EvaluatorAssignment assignment, Evaluator evaluator, Observation row, long nowUs) =>
        new(RunIds.Of(rule, assignment, evaluator, row), rule.Id, evaluator.Id, evaluator.Name, evaluator.Latest.Version, row.TraceId, row.Id, EvaluationRun.Pending, nowUs)
        {
            DueUs = nowUs, VersionId = evaluator.Latest.Id, OfTrace = rule.IsOfTrace, Mapping = assignment.Mapping,
        };

    private static void Enqueue(ICatalogueWriter writer, string projectId, IReadOnlyList<EvaluationRun> runs)
    {
        foreach (var run in runs)
        {
            if (writer.Find(EvaluationRun.Collection, projectId, run.Id) is null or { State: EvaluationRun.Failed or EvaluationRun.Skipped })
            {
                writer.Put(EvaluationRun.Collection, projectId, run);
            }
        }
    }

    private async Task<(EvaluationCounts Counts, IReadOnlyList<EvaluationRun> Runs)> EvaluateAsync(
        string projectId, EvaluationRule rule, List<Observation> rows, string? backfillId, CancellationToken cancellationToken, long most = long.MaxValue)
    {
        var filter = RuleFilter.Of(rule);
        var evaluators = rule.Assignments.Select(assignment => (assignment, Evaluator: catalogue.Find(Evaluator.Collection, projectId, assignment.EvaluatorId))).Where(pair => pair.Evaluator is not null).ToList();
        var (made, runs) = (new List<Score>(), new List<EvaluationRun>());
        var (matched, sampledOut, queued, failed) = (0L, 0L, 0L, 0L);
        var nowUs = NowUs();
        foreach (var row in rows)
        {
            if ((rule.IsOfTrace && !row.IsRoot) || !filter.Matches(row))
            {
                continue;
            }

            if (rule.Sampling < 1 && RunIds.Draw(rule.Id, row) >= rule.Sampling)
            {
                sampledOut++;
                continue;
            }

            matched++;
            foreach (var (assignment, evaluator) in evaluators)
            {
                var run = Run(rule, assignment, evaluator!, row, nowUs) with { BackfillId = backfillId };
                if (evaluator!.IsJudge || evaluator.Pause is not null)
                {
                    runs.Add(evaluator.IsJudge ? run : run with { State = EvaluationRun.Skipped, Reason = $"the evaluator is paused: {evaluator.Pause!.Message}" });
                    queued++;
                    continue;
                }

                var (score, reason) = await ScoreAsync(rule, evaluator, run.Id, row, cancellationToken);
                if (score is not null)
                {
                    made.Add(score);
                }
                else
                {
                    runs.Add(run with { State = reason is null ? EvaluationRun.Skipped : EvaluationRun.Failed, Attempts = 1, Reason = reason ?? "the evaluator gave no score" });
                    failed++;
                }
            }

            if (matched >= most)
            {
                break;
            }
        }

        await scores.PutAsync(projectId, made, cancellationToken);
        return (new EvaluationCounts { Seen = rows.Count, Matched = matched, SampledOut = sampledOut, Scored = made.Count, Queued = queued, Failed = failed }, runs);
    }

    private async ValueTask<(Score? Score, string? Reason)> ScoreAsync(EvaluationRule rule, Evaluator evaluator, string id, Observation row, CancellationToken cancellationToken)
    {
        try
        {
            var judged = evaluator.Type == Evaluator.BuiltIn
                ? BuiltInChecks.Evaluate(evaluator.Latest.Definition.Check!, row)
                : await host.EvaluateAsync(evaluator.Latest.Definition.HostName!, row, cancellationToken);
            if (judged is { DataType: "NUMERIC" } && !double.IsFinite(judged.Value))
            {
                return (null, $"the evaluator gave {judged.Value}, which is no score; give a finite number");
            }

            return judged is null ? (null, null) : (EvaluationScores.Of(id, evaluator, rule, rule.Id, rule.IsOfTrace, row, judged, null), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever an evaluator of the host throws, the next observation is judged.
            return (null, exception is EvaluationException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private long NowUs() => Micros.Of(clock.GetUtcNow());
}
