using System.Diagnostics;
using Langfuse.Observe.LocalServer.Costs;
using Langfuse.Observe.LocalServer.Features.Evaluators;
using Langfuse.Observe.LocalServer.Ingestion;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Records the judge's own calls as generations, in a project of their own.</summary>
internal sealed class JudgeTrace(ISpanStore spans, ICatalogue catalogue, CostCalculator costs, TimeProvider clock)
{
    /// <summary>The call as it is recorded, with its cost; the project that it belongs to is there.</summary>
    public async Task<Observation> OfAsync(
        string projectId, EvaluationRun run, Evaluator evaluator, JudgeQuestion question, JudgeReply? reply, string? failure, long startUs, CancellationToken cancellationToken)
    {
        var row = Row(run, evaluator, question, reply, failure, startUs);
        costs.Apply(projectId, row);
        await JudgeProject.EnsureAsync(catalogue, projectId, row.CreatedUs, cancellationToken);
        return row;
    }

    public async Task<Observation> RecordAsync(
        string projectId, EvaluationRun run, Evaluator evaluator, JudgeQuestion question, JudgeReply? reply, string? failure, long startUs, CancellationToken cancellationToken)
    {
        var row = await OfAsync(projectId, run, evaluator, question, reply, failure, startUs, cancellationToken);
        await spans.WriteAsync(JudgeProject.IdOf(projectId), [row], cancellationToken);
        return row;
    }

    private Observation Row(EvaluationRun run, Evaluator evaluator, JudgeQuestion question, JudgeReply? reply, string? failure, long startUs)
    {
        var nowUs = Micros.Of(clock.GetUtcNow());
        var row = new Observation
        {
            TraceId = RunIds.TraceOf(run.Id),
            Id = ActivitySpanId.CreateRandom().ToHexString(),
            Type = "GENERATION",
            Name = evaluator.Name,
            TraceName = $"judge: {evaluator.Name}",
            StartUs = startUs,
            EndUs = nowUs,
            Level = failure is null ? "DEFAULT" : "ERROR",
            StatusMessage = failure,
            Input = question.MessagesJson,
            Output = reply?.Text,
            Model = reply?.Model ?? question.Model,
            Environment = "langfuse-llm-as-a-judge",
            Metadata = Metadata(run),
            CreatedUs = nowUs,
        };
        row.SetUsage(Usage(reply));
        return row;
    }

    private static Dictionary<string, long> Usage(JudgeReply? reply)
    {
        var usage = new Dictionary<string, long>();
        if (reply?.InputTokens is { } input)
        {
            usage["input"] = input;
        }

        if (reply?.OutputTokens is { } output)
        {
            usage["output"] = output;
        }

        if (usage.Count > 0)
        {
            usage["total"] = usage.Values.Sum();
        }

        return usage;
    }

    private static string Metadata(EvaluationRun run) => JsonText.Build(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("evaluatorId", run.EvaluatorId);
        writer.WriteNumber("evaluatorVersion", run.Version);
        writer.WriteString("evaluationRuleId", run.RuleId);
        writer.WriteString("runId", run.Id);
        writer.WriteNumber("attempt", run.Attempts);
        writer.WriteString("targetTraceId", run.TraceId);
        writer.WriteString("targetObservationId", run.ObservationId);
        writer.WriteEndObject();
    });
}
