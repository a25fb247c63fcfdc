using Langfuse.Observe.LocalServer.Features.Evaluators;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>The bounds of a project's judges.</summary>
internal sealed record EvaluationSettings
{
    private const string TheOne = "settings";

    public static readonly Collection<EvaluationSettings> Collection = new("evaluation-settings", EvaluationJson.Default.EvaluationSettings, _ => TheOne, _ => 0);

    public JudgeModel? DefaultModel { get; init; }

    /// <summary>Calls at the same time.</summary>
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>Calls of a day (UTC); null for no bound.</summary>
    public int? CallsPerDay { get; init; } = 10_000;

    /// <summary>US dollars of a day (UTC); null for no bound. Calls of a model without a price cost nothing here.</summary>
    public double? CostPerDay { get; init; } = 10;

    /// <summary>How often a target is tried before its run has failed.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>How long a call may take.</summary>
    public double CallTimeoutSeconds { get; init; } = 60;

    /// <summary>The wait before the second try; each further one waits twice as long, up to ten minutes.</summary>
    public double RetrySeconds { get; init; } = 2;

    public static EvaluationSettings Of(ICatalogueReader catalogue, string projectId) => catalogue.Find(Collection, projectId, TheOne) ?? new EvaluationSettings();
}

/// <summary>What the judges of a project have used on a day.</summary>
internal sealed record EvaluationBudget(string Day, int Calls, double Cost)
{
    public static readonly Collection<EvaluationBudget> Collection = new("evaluation-budget", EvaluationJson.Default.EvaluationBudget, item => item.Day, item => 0);

    public static string DayOf(long nowUs) => Micros.Iso(nowUs)[..10];

    public static EvaluationBudget Of(ICatalogueReader catalogue, string projectId, long nowUs) => catalogue.Find(Collection, projectId, DayOf(nowUs)) ?? new EvaluationBudget(DayOf(nowUs), 0, 0);

    /// <summary>Which bound is reached, in words; null when there is room for a call.</summary>
    public string? Reached(EvaluationSettings settings)
    {
        if (Calls >= settings.CallsPerDay)
        {
            return $"the budget of {settings.CallsPerDay} calls a day is used up; it goes on at 00:00 UTC, or raise callsPerDay in the evaluation settings";
        }

        return Cost >= settings.CostPerDay
            ? FormattableString.Invariant($"the budget of {settings.CostPerDay} US dollars a day is used up; it goes on at 00:00 UTC, or raise costPerDay in the evaluation settings")
            : null;
    }
}
