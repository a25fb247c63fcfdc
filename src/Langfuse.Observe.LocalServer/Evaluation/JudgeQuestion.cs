using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Evaluators;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>What a model is asked: the prompt with its variables filled, and of a judge the form of the answer.</summary>
internal sealed record JudgeQuestion(string Model, IReadOnlyList<JudgeMessage> Messages, OutputDefinition? Output)
{
    private const int MostOfAVariable = 200_000;

    /// <exception cref="EvaluationException">A variable maps to nothing; the message says which and where.</exception>
    public static JudgeQuestion Of(EvaluatorDefinition definition, string model, IReadOnlyList<VariableMapping>? mapping, Observation row)
    {
        var values = PromptVariables.Of(definition.Prompt!).ToDictionary(variable => variable, variable => Value(variable, mapping ?? definition.Mapping, row), StringComparer.Ordinal);
        var filled = definition.Prompt!.Select(message => message with { Content = PromptVariables.Fill(message.Content, values) });
        return new JudgeQuestion(model, [new JudgeMessage("system", Instructions(definition.Output!)), .. filled], definition.Output!);
    }

    /// <summary>The body of the request, in OpenAI's form.</summary>
    public string Body(bool withSchema) => JsonText.Build(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("model", Model);
        writer.WriteObjects("messages", Merged(), message =>
        {
            writer.WriteString("role", message.Role);
            writer.WriteString("content", message.Content);
        });
        if (withSchema && Output is { } output)
        {
            WriteFormat(writer, output);
        }

        writer.WriteEndObject();
    });

    public string MessagesJson => JsonText.Build(writer =>
    {
        writer.WriteStartArray();
        foreach (var message in Merged())
        {
            writer.WriteStartObject();
            writer.WriteString("role", message.Role);
            writer.WriteString("content", message.Content);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    // One system message: some providers take no second.
    private IEnumerable<JudgeMessage> Merged() => Messages is [{ Role: "system" } form, { Role: "system" } own, ..]
        ? Messages.Skip(2).Prepend(new JudgeMessage("system", own.Content + "\n\n" + form.Content))
        : Messages;

    private static string Value(string variable, IReadOnlyList<VariableMapping>? mapping, Observation row)
    {
        // Without a mapping, a variable means the field of its name.
        var from = mapping?.FirstOrDefault(item => item.Variable == variable) ?? new VariableMapping(variable, variable);
        var text = TargetFields.Text(row, from.Source, from.JsonPath) ?? throw new EvaluationException(
            $"the variable '{variable}' maps to nothing: the observation has no {from.Source}{(from.JsonPath is null ? "" : $" at {from.JsonPath}")}. Change the mapping, or narrow the rule's filter to observations that have it");
        return text.Length <= MostOfAVariable ? text : text[..MostOfAVariable] + "…";
    }

    private static string Instructions(OutputDefinition output) => string.Join('\n', new[]
    {
        "Answer with one JSON object and nothing else: {\"reasoning\": string, \"score\": " + Kind(output) + "}.",
        "reasoning: " + (output.ReasoningInstructions ?? "one or two sentences that lead to the score."),
        "score: " + (output.ValueInstructions is { } value ? value + " " : "") + Range(output),
    });

    private static string Kind(OutputDefinition output) => output.DataType switch
    {
        "NUMERIC" => "number",
        "BOOLEAN" => "true or false",
        _ => output.Several ? "list of categories" : "category",
    };

    private static string Range(OutputDefinition output) => output.DataType switch
    {
        "NUMERIC" when output.Least is { } least && output.Most is { } most => FormattableString.Invariant($"a number from {least} to {most}."),
        "NUMERIC" when output.Least is { } least => FormattableString.Invariant($"a number, at least {least}."),
        "NUMERIC" when output.Most is { } most => FormattableString.Invariant($"a number, at most {most}."),
        "NUMERIC" => "a number.",
        "BOOLEAN" => "true or false.",
        _ => $"{(output.Several ? "one or more" : "one")} of {string.Join(", ", output.Categories!.Select(item => $"\"{item}\""))}.",
    };

    private static void WriteFormat(Utf8JsonWriter writer, OutputDefinition output)
    {
        writer.WriteStartObject("response_format");
        writer.WriteString("type", "json_schema");
        writer.WriteStartObject("json_schema");
        writer.WriteString("name", "judgement");
        writer.WriteBoolean("strict", true);
        writer.WriteStartObject("schema");
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        writer.WriteStartObject("reasoning");
        writer.WriteString("type", "string");
        writer.WriteEndObject();
        writer.WriteStartObject("score");
        WriteScore(writer, output);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteList("required", ["reasoning", "score"], static (json, name) => json.WriteStringValue(name));
        writer.WriteBoolean("additionalProperties", false);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteScore(Utf8JsonWriter writer, OutputDefinition output)
    {
        switch (output.DataType)
        {
            case "NUMERIC":
                writer.WriteString("type", "number");
                break;
            case "BOOLEAN":
                writer.WriteString("type", "boolean");
                break;
            case var _ when output.Several:
                writer.WriteString("type", "array");
                writer.WriteStartObject("items");
                WriteCategories(writer, output);
                writer.WriteEndObject();
                break;
            default:
                WriteCategories(writer, output);
                break;
        }
    }

    private static void WriteCategories(Utf8JsonWriter writer, OutputDefinition output)
    {
        writer.WriteString("type", "string");
        writer.WriteList("enum", output.Categories!, static (json, category) => json.WriteStringValue(category));
    }
}
