using Langfuse.Observe.LocalServer.Features.Evaluators;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Says why a rule gave an observation no score.</summary>
internal sealed class Explanation(ICatalogue catalogue, IScoreStore scores, TimeProvider clock)
{
    public IReadOnlyList<Verdict> Of(string projectId, EvaluationRule rule, Observation row)
    {
        var waits = WaitReason(projectId);
        return [.. rule.Assignments.Select(assignment => Of(projectId, rule, assignment, row, waits))];
    }

    /// <summary>What holds up the runs of an evaluator: its pause, or the day's budget.</summary>
    public Func<EvaluationRun, string?> WaitReason(string projectId)
    {
        var budget = EvaluationBudget.Of(catalogue, projectId, NowUs()).Reached(EvaluationSettings.Of(catalogue, projectId));
        var pauses = new Dictionary<string, string?>(StringComparer.Ordinal);
        return run =>
        {
            if (!pauses.TryGetValue(run.EvaluatorId, out var pause))
            {
                pauses[run.EvaluatorId] = pause = catalogue.Find(Evaluator.Collection, projectId, run.EvaluatorId)?.Pause is { } found ? $"the evaluator is paused: {found.Message}" : null;
            }

            return pause ?? budget;
        };
    }

    private Verdict Of(string projectId, EvaluationRule rule, EvaluatorAssignment assignment, Observation row, Func<EvaluationRun, string?> waits)
    {
        if (catalogue.Find(Evaluator.Collection, projectId, assignment.EvaluatorId) is not { } evaluator)
        {
            return new Verdict(assignment.EvaluatorId, null, "none", "the evaluator was deleted", null);
        }

        Verdict Say(string state, string? reason, string? scoreId = null) => new(evaluator.Id, evaluator.Name, state, reason, scoreId);
        var id = RunIds.Of(rule, assignment, evaluator, row);
        if (scores.Find(projectId, id) is not null)
        {
            return Say("scored", null, id);
        }

        if (catalogue.Find(EvaluationRun.Collection, projectId, id) is { } run)
        {
            return Say(run.State, (run.State == EvaluationRun.Pending ? waits(run) : null) ?? run.Reason ?? (run.State == EvaluationRun.Pending ? "its turn has not come yet" : null));
        }

        return Say("none", Unqueued(projectId, rule, row));
    }

    private string Unqueued(string projectId, EvaluationRule rule, Observation row)
    {
        if (rule.IsOfTrace && !row.IsRoot)
        {
            return "the rule judges traces by their roots, and this observation is none";
        }

        if (RuleFilter.Of(rule).Mismatch(row) is { } mismatch)
        {
            return mismatch;
        }

        if (rule.Sampling < 1 && RunIds.Draw(rule.Id, row) >= rule.Sampling)
        {
            return FormattableString.Invariant($"it was left out by sampling ({rule.Sampling:P0} of what matches is judged)");
        }

        if (!rule.Enabled)
        {
            return "the rule is switched off";
        }

        var progress = catalogue.Find(RuleProgress.Collection, projectId, rule.Id);
        if (row.Seq > (progress?.Position ?? 0))
        {
            return rule.DelaySeconds > 0 ? FormattableString.Invariant($"the rule waits {rule.DelaySeconds} s after an observation has arrived") : "the rule has not come to it yet";
        }

        return "it arrived before the rule was switched on, or before the evaluator was added or changed; run the rule over stored observations";
    }

    private long NowUs() => Micros.Of(clock.GetUtcNow());
}

/// <summary>What a rule's evaluator made of an observation.</summary>
internal sealed record Verdict(string EvaluatorId, string? EvaluatorName, string State, string? Reason, string? ScoreId);
