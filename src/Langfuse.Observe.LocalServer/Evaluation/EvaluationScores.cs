using Langfuse.Observe.LocalServer.Features.Evaluators;
using Langfuse.Observe.LocalServer.Ingestion;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Makes scores of judgements. They carry the evaluator, its version and the rule.</summary>
internal static class EvaluationScores
{
    public static Score Of(string id, Evaluator evaluator, EvaluationRule? rule, string ruleId, bool ofTrace, Observation row, EvaluatedScore judged, string? comment, string? model = null) => new()
    {
        Id = id,
        Name = evaluator.Name,
        TraceId = row.TraceId,
        ObservationId = ofTrace ? null : row.Id,
        DataType = judged.DataType,
        Value = judged.Value,
        StringValue = judged.Category,
        Source = "EVAL",
        Comment = comment ?? judged.Comment,
        Environment = TraceEnvironment.Normalise(row.Environment),
        Metadata = JsonText.Build(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("evaluatorId", evaluator.Id);
            writer.WriteNumber("evaluatorVersion", evaluator.Latest.Version);
            writer.WriteString("evaluationRuleId", rule?.Id ?? ruleId);
            if (model is not null)
            {
                writer.WriteString("judgeModel", model);
            }

            writer.WriteEndObject();
        }),
    };
}
