using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateEvaluatorRequest</c> of Langfuse's API.</summary>
public sealed record CreateEvaluatorRequest
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Type.</summary>
    public required EvaluatorType Type { get; init; }

    /// <summary>Prompt.</summary>
    public IReadOnlyList<EvaluatorChatMessage>? Prompt { get; init; }

    /// <summary>Model config.</summary>
    public EvaluatorModelConfig? ModelConfig { get; init; }

    /// <summary>Variable mapping.</summary>
    public IReadOnlyList<PromptVariableMapping>? VariableMapping { get; init; }

    /// <summary>Output definition.</summary>
    public EvaluatorOutputDefinition? OutputDefinition { get; init; }

    /// <summary>Source code.</summary>
    public string? SourceCode { get; init; }

    /// <summary>Source code language.</summary>
    public CodeEvaluatorSourceCodeLanguage? SourceCodeLanguage { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
