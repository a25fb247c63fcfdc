using System.Text.Json;
using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>How something is judged: what stands for all its versions, and the newest of them.</summary>
internal sealed record Evaluator(string Id, string Name, string? Description, string Type, EvaluatorVersion Latest, long CreatedUs, long UpdatedUs, string? CreatedBy = null)
{
    public const string Judge = "llm_as_judge";
    public const string Code = "code";

    /// <summary>One that the server brings: equality, contains, json_schema, regex, latency, cost, length. Not in Langfuse's contract.</summary>
    public const string BuiltIn = "builtin";

    /// <summary>One in C#, registered by the program that hosts the server. Not in Langfuse's contract.</summary>
    public const string Host = "host";

    public static readonly Collection<Evaluator> Collection = new("evaluator", EvaluatorJson.Default.Evaluator, item => item.Id, item => item.CreatedUs);

    /// <summary>Why it does not run; null when it does.</summary>
    public EvaluatorPause? Pause { get; init; }

    [JsonIgnore]
    public bool IsJudge => Type == Judge;
}

/// <summary>Why an evaluator does not run.</summary>
internal sealed record EvaluatorPause(long AtUs, string Reason, string Message)
{
    /// <summary>The model configuration names what is not there.</summary>
    public const string Model = "model_configuration";

    /// <summary>The provider refused the key.</summary>
    public const string Key = "provider_authentication";

    /// <summary>The provider is paid no more.</summary>
    public const string Billing = "provider_billing";

    /// <summary>This server cannot run it.</summary>
    public const string Unsupported = "not_supported";
}

/// <summary>A version of an evaluator; it never changes.</summary>
internal sealed record EvaluatorVersion(string Id, string EvaluatorId, int Version, EvaluatorDefinition Definition, long CreatedUs, string? CreatedBy = null)
{
    public static readonly Collection<EvaluatorVersion> Collection =
        new("evaluator-version", EvaluatorJson.Default.EvaluatorVersion, item => item.Id, item => item.Version) { Parent = item => item.EvaluatorId };
}

/// <summary>What a version does; which members are there depends on the type.</summary>
internal sealed record EvaluatorDefinition
{
    public IReadOnlyList<JudgeMessage>? Prompt { get; init; }

    public JudgeModel? Model { get; init; }

    public IReadOnlyList<VariableMapping>? Mapping { get; init; }

    public OutputDefinition? Output { get; init; }

    public string? SourceCode { get; init; }

    public string? SourceCodeLanguage { get; init; }

    public Check? Check { get; init; }

    /// <summary>The name under which the host registered it.</summary>
    public string? HostName { get; init; }
}

internal sealed record JudgeMessage(string Role, string Content);

/// <summary>Which model judges, through which connection.</summary>
internal sealed record JudgeModel(string Provider, string Model);

/// <summary>Where a variable of a prompt comes from.</summary>
internal sealed record VariableMapping(string Variable, string Source, string? JsonPath = null);

/// <summary>What a judge answers.</summary>
internal sealed record OutputDefinition(string DataType)
{
    public string? ReasoningInstructions { get; init; }

    public string? ValueInstructions { get; init; }

    public double? Least { get; init; }

    public double? Most { get; init; }

    public IReadOnlyList<string>? Categories { get; init; }

    public bool Several { get; init; }
}

/// <summary>A built-in check: of what field, by which means.</summary>
internal sealed record Check(string Kind)
{
    /// <summary>What is checked; <c>output</c> unless said otherwise.</summary>
    public string Source { get; init; } = "output";

    public string? JsonPath { get; init; }

    public string? Expected { get; init; }

    /// <summary>The field to compare with, in place of a fixed text.</summary>
    public VariableMapping? ExpectedFrom { get; init; }

    public bool IgnoreCase { get; init; }

    public string? Pattern { get; init; }

    public JsonElement? Schema { get; init; }

    public double? Least { get; init; }

    public double? Most { get; init; }

    /// <summary>Whether it gives a number rather than yes or no.</summary>
    [JsonIgnore]
    public bool IsMeasure => Kind is "latency" or "cost" or "length" && Least is null && Most is null;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Evaluator))]
[JsonSerializable(typeof(EvaluatorVersion))]
[JsonSerializable(typeof(EvaluationRule))]
[JsonSerializable(typeof(LlmConnection))]
[JsonSerializable(typeof(LlmConnectionReply))]
[JsonSerializable(typeof(PageReply<LlmConnectionReply>), TypeInfoPropertyName = "LlmConnectionPage")]
[JsonSerializable(typeof(LlmConnectionDeletion))]
internal sealed partial class EvaluatorJson : JsonSerializerContext;
