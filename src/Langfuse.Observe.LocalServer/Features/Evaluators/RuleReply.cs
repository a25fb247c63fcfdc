using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>The shape EvaluationRule of the API, with what this server adds.</summary>
internal static class RuleReply
{
    public static void Write(Utf8JsonWriter writer, EvaluationRule rule)
    {
        writer.WriteStartObject();
        WriteMembers(writer, rule);
        writer.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter writer, EvaluationRule rule)
    {
        writer.WriteString("id", rule.Id);
        writer.WriteString("name", rule.Name);
        EvaluatorReply.WriteCreator(writer, "createdBy", rule.CreatedBy);
        writer.WriteBoolean("enabled", rule.Enabled);
        writer.WriteNumber("sampling", rule.Sampling);
        writer.WritePropertyName("filter");
        rule.Filter.WriteTo(writer);
        writer.WriteObjects("evaluatorAssignments", rule.Assignments, assignment =>
        {
            writer.WriteString("evaluatorId", assignment.EvaluatorId);
            if (assignment.Mapping is { } mapping)
            {
                EvaluatorReply.WriteMapping(writer, "variableMapping", mapping);
            }
            else
            {
                writer.WriteNull("variableMapping");
            }
        });
        writer.WriteString("createdAt", Micros.Iso(rule.CreatedUs));
        writer.WriteString("updatedAt", Micros.Iso(rule.UpdatedUs));
        writer.WriteString("target", rule.Target);
        writer.WriteNumber("delaySeconds", rule.DelaySeconds);
    }
}
