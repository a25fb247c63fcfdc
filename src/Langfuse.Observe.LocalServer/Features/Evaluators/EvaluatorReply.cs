using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>Writes evaluators and their versions in the shapes of the API: the definition stands flat beside the rest.</summary>
internal static class EvaluatorReply
{
    public static void Write(Utf8JsonWriter writer, Evaluator item, IReadOnlyList<EvaluationRule> rules)
    {
        writer.WriteStartObject();
        writer.WriteString("id", item.Id);
        writer.WriteString("name", item.Name);
        writer.WriteString("description", item.Description);
        WriteCreator(writer, "createdBy", item.CreatedBy);
        writer.WriteString("status", item.Pause is null ? "active" : "paused");
        writer.WriteString("pausedAt", item.Pause is { } pause ? Micros.Iso(pause.AtUs) : null);
        writer.WriteString("pausedReason", item.Pause?.Reason);
        writer.WriteString("pausedMessage", item.Pause?.Message);
        writer.WriteStartArray("evaluationRuleAssignments");
        foreach (var rule in rules)
        {
            foreach (var assignment in rule.Assignments.Where(assignment => assignment.EvaluatorId == item.Id))
            {
                writer.WriteStartObject();
                writer.WriteString("evaluationRuleId", rule.Id);
                if (assignment.Mapping is { } mapping)
                {
                    WriteMapping(writer, "variableMappingOverride", mapping);
                }

                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
        writer.WriteString("createdAt", Micros.Iso(item.CreatedUs));
        writer.WriteString("updatedAt", Micros.Iso(item.UpdatedUs));
        writer.WriteString("versionId", item.Latest.Id);
        writer.WriteNumber("version", item.Latest.Version);
        writer.WriteString("versionCreatedAt", Micros.Iso(item.Latest.CreatedUs));
        WriteCreator(writer, "versionCreatedBy", item.Latest.CreatedBy);
        WriteDefinition(writer, item.Type, item.Latest.Definition);
        writer.WriteEndObject();
    }

    public static void WriteVersion(Utf8JsonWriter writer, string type, EvaluatorVersion version)
    {
        writer.WriteStartObject();
        writer.WriteString("id", version.Id);
        writer.WriteNumber("version", version.Version);
        writer.WriteString("createdAt", Micros.Iso(version.CreatedUs));
        WriteCreator(writer, "createdBy", version.CreatedBy);
        WriteDefinition(writer, type, version.Definition);
        writer.WriteEndObject();
    }

    public static void WriteMapping(Utf8JsonWriter writer, string name, IReadOnlyList<VariableMapping> mapping) => writer.WriteObjects(name, mapping, item =>
    {
        writer.WriteString("variable", item.Variable);
        writer.WriteString("source", item.Source);
        if (item.JsonPath is not null)
        {
            writer.WriteString("jsonPath", item.JsonPath);
        }
    });

    public static void WriteCreator(Utf8JsonWriter writer, string name, string? userId)
    {
        if (userId is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteString("id", userId);
        writer.WriteNull("name");
        writer.WriteEndObject();
    }

    private static void WriteDefinition(Utf8JsonWriter writer, string type, EvaluatorDefinition definition)
    {
        writer.WriteString("type", type);
        switch (type)
        {
            case Evaluator.Judge:
                WriteJudge(writer, definition);
                break;
            case Evaluator.Code:
                writer.WriteString("sourceCode", definition.SourceCode);
                writer.WriteString("sourceCodeLanguage", definition.SourceCodeLanguage);
                break;
            case Evaluator.Host:
                writer.WriteString("hostName", definition.HostName);
                break;
            default:
                WriteCheck(writer, definition.Check!);
                break;
        }
    }

    private static void WriteJudge(Utf8JsonWriter writer, EvaluatorDefinition definition)
    {
        writer.WriteObjects("prompt", definition.Prompt!, message =>
        {
            writer.WriteString("role", message.Role);
            writer.WriteString("content", message.Content);
        });
        writer.WriteStartArray("variables");
        foreach (var variable in PromptVariables.Of(definition.Prompt!))
        {
            writer.WriteStringValue(variable);
        }

        writer.WriteEndArray();
        if (definition.Mapping is { } mapping)
        {
            WriteMapping(writer, "variableMapping", mapping);
        }
        else
        {
            writer.WriteNull("variableMapping");
        }

        if (definition.Model is { } model)
        {
            writer.WriteStartObject("modelConfig");
            writer.WriteString("provider", model.Provider);
            writer.WriteString("model", model.Model);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("modelConfig");
        }

        WriteOutput(writer, definition.Output!);
    }

    private static void WriteOutput(Utf8JsonWriter writer, OutputDefinition output)
    {
        writer.WriteStartObject("outputDefinition");
        writer.WriteString("dataType", output.DataType);
        if (output.ReasoningInstructions is not null)
        {
            writer.WriteString("scoreReasoningInstructions", output.ReasoningInstructions);
        }

        if (output.ValueInstructions is not null)
        {
            writer.WriteString("scoreValueInstructions", output.ValueInstructions);
        }

        if (output.Least is { } least)
        {
            writer.WriteNumber("minValue", least);
        }

        if (output.Most is { } most)
        {
            writer.WriteNumber("maxValue", most);
        }

        if (output.Categories is { } categories)
        {
            writer.WriteList("categories", categories, static (json, category) => json.WriteStringValue(category));
            writer.WriteBoolean("shouldAllowMultipleMatches", output.Several);
        }

        writer.WriteEndObject();
    }

    private static void WriteCheck(Utf8JsonWriter writer, Check check)
    {
        writer.WritePropertyName("check");
        JsonSerializer.Serialize(writer, check, EvaluatorJson.Default.Check);
    }
}
