using Langfuse.Observe.LocalServer.Features.Evaluators;
using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Carries out one run of a judge: ask, read the answer, say what became of it.</summary>
internal sealed class RunWorker(
    ICatalogue catalogue, IObservationStore observations, IScoreStore scores, EvaluatorLibrary evaluators, IJudge judge, JudgeTrace trace, RunQueue queue, TimeProvider clock)
{
    /// <summary>What is to be kept of it; null when that is kept already.</summary>
    public async Task<EndedRun?> RunAsync(RunContext context, EvaluationRun run, CancellationToken cancellationToken)
    {
        if (Obsolete(context, run, out var evaluator, out var row) is { } reason)
        {
            return EndedRun.Without(queue.Ended(run, EvaluationRun.Skipped, reason));
        }

        // A server that was killed after the score was kept and before the run was: nothing is asked twice.
        if (scores.Find(context.ProjectId, run.Id) is not null)
        {
            return EndedRun.Without(queue.Ended(run, EvaluationRun.Completed, null));
        }

        if (evaluator!.Latest.Version != run.Version)
        {
            await ReplaceAsync(context.ProjectId, run, evaluator, row!, cancellationToken);
            return null;
        }

        return await JudgeAsync(context, run, evaluator, row!, cancellationToken);
    }

    private async Task<EndedRun> JudgeAsync(RunContext context, EvaluationRun run, Evaluator evaluator, Observation row, CancellationToken cancellationToken)
    {
        var model = context.ModelOf(evaluator);
        var connection = model is null ? null : context.Connection(model.Provider);
        if (connection is null)
        {
            // Pauses it with the reason; the run waits.
            await evaluators.ReactivateAsync(context.ProjectId, evaluator, cancellationToken);
            return EndedRun.Without(run with { State = EvaluationRun.Pending, Attempts = run.Attempts - 1, DueUs = NowUs() });
        }

        JudgeQuestion question;
        try
        {
            question = JudgeQuestion.Of(evaluator.Latest.Definition, model!.Model, run.Mapping, row);
        }
        catch (EvaluationException exception)
        {
            return EndedRun.Without(queue.Ended(run, EvaluationRun.Failed, exception.Message));
        }

        var startUs = NowUs();
        JudgeReply? reply = null;
        JudgeAnswer? answer = null;
        JudgeException? failure = null;
        try
        {
            reply = await AskAsync(connection, question, context.Settings, cancellationToken);
            answer = JudgeAnswer.Read(reply.Text, question.Output!);
        }
        catch (JudgeException exception)
        {
            failure = exception;
        }

        var call = await trace.OfAsync(context.ProjectId, run, evaluator, question, reply, failure?.Message, startUs, cancellationToken);
        run = run with
        {
            Model = call.Model, InputTokens = Plus(run.InputTokens, call.InputTokens), OutputTokens = Plus(run.OutputTokens, call.OutputTokens), Cost = Plus(run.Cost, call.TotalCost),
            DurationMs = (call.EndUs - call.StartUs) / 1000d, JudgeTraceId = call.TraceId,
        };
        return new EndedRun(
            await OutcomeAsync(context, run, failure, cancellationToken), call, answer is null ? [] : Scores(run, evaluator, row, answer));
    }

    private static List<Score> Scores(EvaluationRun run, Evaluator evaluator, Observation row, JudgeAnswer answer) =>
    [
        .. answer.Scores.Select((score, index) => EvaluationScores.Of(
            index == 0 ? run.Id : $"{run.Id}-{index + 1}", evaluator, null, run.RuleId, run.OfTrace, row, score, answer.Reasoning, run.Model)),
    ];

    private async Task<JudgeReply> AskAsync(LlmConnection connection, JudgeQuestion question, EvaluationSettings settings, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(settings.CallTimeoutSeconds));
        try
        {
            return await judge.AskAsync(connection, question, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new JudgeException(JudgeFailure.Transient, FormattableString.Invariant($"the judge did not answer within {settings.CallTimeoutSeconds} s (callTimeoutSeconds in the evaluation settings)"));
        }
    }

    private async Task<EvaluationRun> OutcomeAsync(RunContext context, EvaluationRun run, JudgeException? failure, CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        switch (failure?.Failure)
        {
            case null:
                return queue.Ended(run, EvaluationRun.Completed, null);
            case JudgeFailure.Key or JudgeFailure.Billing or JudgeFailure.Model:
                var reason = failure.Failure switch { JudgeFailure.Key => EvaluatorPause.Key, JudgeFailure.Billing => EvaluatorPause.Billing, _ => EvaluatorPause.Model };
                await evaluators.PauseAsync(context.ProjectId, run.EvaluatorId, reason, failure.Message + ".", cancellationToken);
                return run with { State = EvaluationRun.Pending, Attempts = run.Attempts - 1, DueUs = NowUs(), Reason = $"the evaluator is paused: {failure.Message}" };
            case JudgeFailure.Transient when run.Attempts < settings.MaxAttempts:
                return queue.Delayed(run, settings, $"try {run.Attempts} of {settings.MaxAttempts}: {failure.Message}", failure.RetryAfter);
            default:
                return queue.Ended(run, EvaluationRun.Failed, run.Attempts > 1 ? $"{failure.Message} (after {run.Attempts} tries)" : failure.Message);
        }
    }

    // What was queued for an earlier version is judged by the newest.
    private Task<bool> ReplaceAsync(string projectId, EvaluationRun run, Evaluator evaluator, Observation row, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            writer.Put(EvaluationRun.Collection, projectId, queue.Ended(run, EvaluationRun.Skipped, $"version {evaluator.Latest.Version} of the evaluator took its place"));
            if (writer.Find(EvaluationRule.Collection, projectId, run.RuleId) is { } rule && rule.Assignments.FirstOrDefault(item => item.EvaluatorId == evaluator.Id) is { } assignment)
            {
                var next = RuleScanner.Run(rule, assignment, evaluator, row, NowUs()) with { BackfillId = run.BackfillId };
                if (writer.Find(EvaluationRun.Collection, projectId, next.Id) is null)
                {
                    writer.Put(EvaluationRun.Collection, projectId, next);
                }
            }

            return true;
        },
        cancellationToken);

    private string? Obsolete(RunContext context, EvaluationRun run, out Evaluator? evaluator, out Observation? row)
    {
        evaluator = context.Evaluator(run.EvaluatorId);
        row = observations.Find(context.ProjectId, run.TraceId, run.ObservationId);
        if (evaluator is null)
        {
            return "the evaluator was deleted";
        }

        if (row is null)
        {
            return "the observation was deleted";
        }

        if (run.BackfillId is { } id)
        {
            return context.Backfill(id) is { State: Backfill.Cancelled } ? "the run over stored observations was cancelled" : null;
        }

        return context.Rule(run.RuleId) switch
        {
            null => "the rule was deleted",
            { Enabled: false } => "the rule was switched off before its turn came",
            _ => null,
        };
    }

    private static long? Plus(long? one, long? other) => one is null ? other : one + (other ?? 0);

    private static double? Plus(double? one, double? other) => one is null ? other : one + (other ?? 0);

    private long NowUs() => Micros.Of(clock.GetUtcNow());
}
