using System.Text.Json;
using Langfuse.Observe.LocalServer.Evaluation;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>Writes runs, progress and settings.</summary>
internal static class EvaluationReply
{
    public static void WriteSettings(Utf8JsonWriter writer, EvaluationSettings settings, EvaluationBudget budget, string judgeProject)
    {
        writer.WriteStartObject();
        if (settings.DefaultModel is { } model)
        {
            writer.WriteStartObject("defaultModel");
            writer.WriteString("provider", model.Provider);
            writer.WriteString("model", model.Model);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("defaultModel");
        }

        writer.WriteNumber("maxConcurrency", settings.MaxConcurrency);
        Number(writer, "callsPerDay", settings.CallsPerDay);
        StoredJson.Number(writer, "costPerDay", settings.CostPerDay);
        writer.WriteNumber("maxAttempts", settings.MaxAttempts);
        writer.WriteNumber("callTimeoutSeconds", settings.CallTimeoutSeconds);
        writer.WriteNumber("retrySeconds", settings.RetrySeconds);
        writer.WriteStartObject("today");
        writer.WriteString("day", budget.Day);
        writer.WriteNumber("calls", budget.Calls);
        writer.WriteNumber("cost", budget.Cost);
        writer.WriteString("reached", budget.Reached(settings));
        writer.WriteEndObject();
        writer.WriteString("judgeProjectId", judgeProject);
        writer.WriteEndObject();
    }

    /// <summary>A rule with how far it has come.</summary>
    public static void WriteRule(Utf8JsonWriter writer, ICatalogue catalogue, string projectId, EvaluationRule rule)
    {
        var progress = catalogue.Find(RuleProgress.Collection, projectId, rule.Id) ?? new RuleProgress(rule.Id, 0);
        writer.WriteStartObject();
        RuleReply.WriteMembers(writer, rule);
        WriteCounts(writer, "progress", progress.Counts);
        writer.WriteStartObject("runs");
        foreach (var state in EvaluationRun.States)
        {
            writer.WriteNumber(state, catalogue.Count(EvaluationRun.Collection, projectId, new CatalogueQuery { Parent = rule.Id, Other = state }));
        }

        writer.WriteEndObject();
        writer.WriteList("backfills", catalogue.List(Backfill.Collection, projectId, new CatalogueQuery { Parent = rule.Id, Limit = 20 }), WriteBackfill);
        writer.WriteEndObject();
    }

    public static void WriteBackfill(Utf8JsonWriter writer, Backfill backfill)
    {
        writer.WriteStartObject();
        writer.WriteString("id", backfill.Id);
        writer.WriteString("ruleId", backfill.RuleId);
        writer.WriteString("state", backfill.State);
        writer.WriteNumber("progress", backfill.State == Backfill.Done || backfill.UpTo == 0 ? 1 : Math.Min(1, backfill.Position / (double)backfill.UpTo));
        WriteCounts(writer, "counts", backfill.Counts);
        writer.WriteString("createdAt", Micros.Iso(backfill.CreatedUs));
        Time(writer, "startAt", backfill.StartAtUs);
        Time(writer, "endedAt", backfill.EndedUs);
        Time(writer, "fromStartTime", backfill.FromUs);
        Time(writer, "toStartTime", backfill.ToUs);
        Number(writer, "limit", backfill.Most);
        writer.WriteEndObject();
    }

    /// <param name="waits">Why runs of an evaluator wait, where something holds them all up.</param>
    public static void WriteRun(Utf8JsonWriter writer, EvaluationRun run, Func<EvaluationRun, string?>? waits)
    {
        writer.WriteStartObject();
        writer.WriteString("id", run.Id);
        writer.WriteString("ruleId", run.RuleId);
        writer.WriteString("backfillId", run.BackfillId);
        writer.WriteString("evaluatorId", run.EvaluatorId);
        writer.WriteString("evaluatorName", run.EvaluatorName);
        writer.WriteNumber("evaluatorVersion", run.Version);
        writer.WriteString("traceId", run.TraceId);
        writer.WriteString("observationId", run.ObservationId);
        writer.WriteString("state", run.State);
        writer.WriteString("reason", (run.State == EvaluationRun.Pending ? waits?.Invoke(run) : null) ?? run.Reason);
        writer.WriteNumber("attempts", run.Attempts);
        writer.WriteString("model", run.Model);
        Number(writer, "inputTokens", run.InputTokens);
        Number(writer, "outputTokens", run.OutputTokens);
        StoredJson.Number(writer, "cost", run.Cost);
        StoredJson.Number(writer, "durationMs", run.DurationMs);
        writer.WriteString("scoreId", run.State == EvaluationRun.Completed ? run.Id : null);
        writer.WriteString("judgeTraceId", run.JudgeTraceId);
        writer.WriteString("createdAt", Micros.Iso(run.CreatedUs));
        Time(writer, "nextAttemptAt", run.State == EvaluationRun.Pending ? run.DueUs : null);
        Time(writer, "endedAt", run.State is EvaluationRun.Pending or EvaluationRun.Running ? null : run.DueUs);
        writer.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter writer, string name, EvaluationCounts counts)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("seen", counts.Seen);
        writer.WriteNumber("matched", counts.Matched);
        writer.WriteNumber("sampledOut", counts.SampledOut);
        writer.WriteNumber("scored", counts.Scored);
        writer.WriteNumber("queued", counts.Queued);
        writer.WriteNumber("failed", counts.Failed);
        writer.WriteEndObject();
    }

    private static void Time(Utf8JsonWriter writer, string name, long? micros) => writer.WriteString(name, micros is { } time ? Micros.Iso(time) : null);

    private static void Number(Utf8JsonWriter writer, string name, long? number)
    {
        if (number is { } known)
        {
            writer.WriteNumber(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
