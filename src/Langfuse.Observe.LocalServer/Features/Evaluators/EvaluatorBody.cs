using System.Text.Json;
using System.Text.RegularExpressions;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>What is sent of an evaluator.</summary>
/// <param name="Type">The type, or null for a change of name or description alone.</param>
internal sealed record EvaluatorDraft(string? Name, string? Description, bool HasDescription, string? Type, EvaluatorDefinition? Definition);

/// <summary>Reads evaluators. A definition is sent whole.</summary>
internal static class EvaluatorBody
{
    private const int MaxName = 200;
    private const int MaxPrompt = 200_000;
    private static readonly string[] s_types = [Evaluator.Judge, Evaluator.Code, Evaluator.BuiltIn, Evaluator.Host];
    private static readonly string[] s_common = ["name", "description", "type"];
    private static readonly string[] s_judge = [.. s_common, "prompt", "modelConfig", "variableMapping", "outputDefinition"];
    private static readonly string[] s_code = [.. s_common, "sourceCode", "sourceCodeLanguage"];
    private static readonly string[] s_builtIn = [.. s_common, "check"];
    private static readonly string[] s_host = [.. s_common, "hostName"];
    private static readonly string[] s_kinds = ["equality", "contains", "json_schema", "regex", "latency", "cost", "length"];

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static EvaluatorDraft ReadNew(BodyReader body)
    {
        var draft = new EvaluatorDraft(body.RequiredText("name", MaxName), body.Text("description"), true, body.RequiredChoice("type", s_types), null);
        draft = draft with { Definition = ReadDefinition(body, draft.Type!) };
        body.Check();
        return draft;
    }

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static EvaluatorDraft ReadChange(BodyReader body, Evaluator evaluator)
    {
        var type = body.Choice("type", s_types);
        if (type is not null && type != evaluator.Type)
        {
            body.Issues.Add($"type: is {evaluator.Type} and cannot change; make another evaluator");
        }

        if (type is null)
        {
            body.Only(s_common);
        }

        if (body.Has("name"))
        {
            body.RequiredText("name", MaxName);
        }

        var draft = new EvaluatorDraft(
            body.Text("name", MaxName), body.Text("description"), body.Has("description") || body.IsNull("description"), type, type is null ? null : ReadDefinition(body, type));
        if (draft is { Name: null, HasDescription: false, Definition: null } && body.Issues.Count == 0)
        {
            body.Issues.Add("at least one of name, description, or a definition with its type");
        }

        body.Check();
        return draft;
    }

    /// <summary>A mapping of variables, or null when none is given.</summary>
    public static IReadOnlyList<VariableMapping>? ReadMapping(BodyReader body, string name) => body.Objects(name)?.Select(item =>
    {
        item.Only("variable", "source", "jsonPath");
        var mapping = new VariableMapping(item.RequiredText("variable"), item.RequiredChoice("source", TargetFields.Sources), item.Text("jsonPath"));
        CheckPath(body, name, mapping.JsonPath);
        return mapping;
    }).ToList();

    /// <summary>Says which variables of a prompt a mapping misses, doubles or makes up.</summary>
    public static void CheckMapping(BodyReader body, string name, IReadOnlyList<VariableMapping> mapping, IReadOnlyList<string> variables)
    {
        body.Issues.AddRange(variables.Except(mapping.Select(item => item.Variable)).Select(variable => $"{name}: the variable '{variable}' of the prompt is mapped to nothing"));
        body.Issues.AddRange(mapping.Select(item => item.Variable).Except(variables).Select(variable => $"{name}: the prompt has no variable '{variable}'; it has {Named(variables)}"));
        body.Issues.AddRange(mapping.GroupBy(item => item.Variable).Where(group => group.Count() > 1).Select(group => $"{name}: the variable '{group.Key}' is mapped twice"));
    }

    private static string Named(IReadOnlyList<string> variables) => variables.Count == 0 ? "none" : string.Join(", ", variables);

    private static EvaluatorDefinition? ReadDefinition(BodyReader body, string type) => type switch
    {
        Evaluator.Judge => ReadJudge(body.Only(s_judge)),
        Evaluator.Code => ReadCode(body.Only(s_code)),
        Evaluator.BuiltIn => new EvaluatorDefinition { Check = ReadCheck(body.Only(s_builtIn)) },
        Evaluator.Host => new EvaluatorDefinition { HostName = body.Only(s_host).RequiredText("hostName") },
        _ => null,
    };

    private static EvaluatorDefinition ReadCode(BodyReader body) => new()
    {
        SourceCode = body.RequiredText("sourceCode", MaxPrompt), SourceCodeLanguage = body.RequiredChoice("sourceCodeLanguage", "PYTHON", "TYPESCRIPT"),
    };

    private static EvaluatorDefinition ReadJudge(BodyReader body)
    {
        var prompt = ReadPrompt(body);
        var mapping = ReadMapping(body, "variableMapping");
        if (mapping is not null && body.Issues.Count == 0)
        {
            CheckMapping(body, "variableMapping", mapping, PromptVariables.Of(prompt));
        }

        return new EvaluatorDefinition { Prompt = prompt, Model = ReadModel(body), Mapping = mapping, Output = ReadOutput(body) };
    }

    private static List<JudgeMessage> ReadPrompt(BodyReader body)
    {
        if (body.Json("prompt") is { ValueKind: JsonValueKind.String })
        {
            return [new JudgeMessage("user", body.RequiredText("prompt", MaxPrompt))];
        }

        if (!body.Has("prompt"))
        {
            body.Require("prompt", "a text, or a list of {role, content}");
            return [];
        }

        var messages = body.Objects("prompt")?.Select(item => new JudgeMessage(item.RequiredChoice("role", "system", "user", "assistant"), item.RequiredText("content", MaxPrompt))).ToList() ?? [];
        if (messages.Count == 0)
        {
            body.Issues.Add("prompt: must have a message");
        }

        if (messages.Skip(1).Any(message => message.Role == "system"))
        {
            body.Issues.Add("prompt: a system message stands first or nowhere");
        }

        return messages;
    }

    private static JudgeModel? ReadModel(BodyReader body)
    {
        if (body.Object("modelConfig") is not { } given)
        {
            return null;
        }

        var model = new BodyReader(given, "modelConfig.", body.Issues);
        return new JudgeModel(model.RequiredText("provider"), model.RequiredText("model"));
    }

    private static OutputDefinition? ReadOutput(BodyReader body)
    {
        if (body.Object("outputDefinition") is not { } given)
        {
            if (!body.Has("outputDefinition"))
            {
                body.Require("outputDefinition", "an object with dataType");
            }

            return null;
        }

        var output = new BodyReader(given, "outputDefinition.", body.Issues).Only(
            "dataType", "scoreReasoningInstructions", "scoreValueInstructions", "minValue", "maxValue", "categories", "shouldAllowMultipleMatches");
        var read = new OutputDefinition(output.RequiredChoice("dataType", "NUMERIC", "BOOLEAN", "CATEGORICAL"))
        {
            ReasoningInstructions = output.Text("scoreReasoningInstructions"),
            ValueInstructions = output.Text("scoreValueInstructions"),
            Least = output.Number("minValue"),
            Most = output.Number("maxValue"),
            Categories = output.Texts("categories"),
            Several = output.Flag("shouldAllowMultipleMatches") ?? false,
        };
        CheckOutput(output, read);
        return read;
    }

    private static void CheckOutput(BodyReader body, OutputDefinition output)
    {
        if (output.Least > output.Most)
        {
            body.Issues.Add("outputDefinition.minValue: must not be over maxValue");
        }

        if (output.DataType != "NUMERIC" && (output.Least ?? output.Most) is not null)
        {
            body.Issues.Add("outputDefinition.minValue, maxValue: only for NUMERIC");
        }

        if (output.DataType == "CATEGORICAL" && (output.Categories is null || output.Categories.Distinct().Count() < 2 || output.Categories.Distinct().Count() < output.Categories.Count || output.Categories.Any(string.IsNullOrWhiteSpace)))
        {
            body.Issues.Add("outputDefinition.categories: at least two, each once and not empty");
        }

        if (output.DataType is "NUMERIC" or "BOOLEAN" && output.Categories is not null)
        {
            body.Issues.Add("outputDefinition.categories: only for CATEGORICAL");
        }
    }

    private static Check? ReadCheck(BodyReader body)
    {
        if (body.Object("check") is not { } given)
        {
            if (!body.Has("check"))
            {
                body.Require("check", "an object with kind");
            }

            return null;
        }

        var reader = new BodyReader(given, "check.", body.Issues).Only("kind", "source", "jsonPath", "expected", "expectedFrom", "ignoreCase", "pattern", "schema", "least", "most");
        var check = new Check(reader.RequiredChoice("kind", s_kinds))
        {
            Source = reader.Choice("source", TargetFields.Sources) ?? "output",
            JsonPath = reader.Text("jsonPath"),
            Expected = reader.Text("expected"),
            ExpectedFrom = ReadExpectedFrom(reader),
            IgnoreCase = reader.Flag("ignoreCase") ?? false,
            Pattern = reader.Text("pattern"),
            Schema = reader.Json("schema"),
            Least = reader.Number("least"),
            Most = reader.Number("most"),
        };
        CheckPath(reader, "check", check.JsonPath);
        CheckParts(reader, check);
        return check;
    }

    private static VariableMapping? ReadExpectedFrom(BodyReader check)
    {
        if (check.Object("expectedFrom") is not { } given)
        {
            return null;
        }

        var reader = new BodyReader(given, "check.expectedFrom.", check.Issues);
        var read = new VariableMapping("expected", reader.RequiredChoice("source", TargetFields.Sources), reader.Text("jsonPath"));
        CheckPath(reader, "check.expectedFrom", read.JsonPath);
        return read;
    }

    private static void CheckParts(BodyReader body, Check check)
    {
        if (check.Kind is "equality" or "contains" && (check.Expected is null) == (check.ExpectedFrom is null))
        {
            body.Issues.Add($"check: '{check.Kind}' needs expected, a text, or expectedFrom, a field; one of them");
        }

        if (check.Kind == "regex")
        {
            CheckPattern(body, check.Pattern);
        }

        if (check.Kind == "json_schema" && check.Schema is null)
        {
            body.Issues.Add("check.schema: required, a JSON schema");
        }
        else if (check.Schema is { } schema && SchemaCheck.Defect(schema) is { } defect)
        {
            body.Issues.Add($"check.schema: {defect}");
        }

        if (check.Least > check.Most)
        {
            body.Issues.Add("check.least: must not be over most");
        }
    }

    private static void CheckPattern(BodyReader body, string? pattern)
    {
        if (string.IsNullOrEmpty(pattern))
        {
            body.Issues.Add("check.pattern: required, a regular expression");
            return;
        }

        try
        {
            _ = new Regex(pattern);
        }
        catch (ArgumentException exception)
        {
            body.Issues.Add($"check.pattern: {exception.Message}");
        }
    }

    private static void CheckPath(BodyReader body, string place, string? path)
    {
        if (path is not null && JsonPath.Parse(path, out var problem) is null)
        {
            body.Issues.Add($"{place}.jsonPath: '{path}' {problem}");
        }
    }
}
