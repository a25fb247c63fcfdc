using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>EvaluatorAssignment</c> of Langfuse's API.</summary>
public sealed record EvaluatorAssignment
{
    /// <summary>Evaluator id.</summary>
    public required string EvaluatorId { get; init; }

    /// <summary>Variable mapping.</summary>
    public IReadOnlyList<PromptVariableMapping>? VariableMapping { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
