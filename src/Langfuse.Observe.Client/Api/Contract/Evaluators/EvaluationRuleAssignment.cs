using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>EvaluationRuleAssignment</c> of Langfuse's API.</summary>
public sealed record EvaluationRuleAssignment
{
    /// <summary>Evaluation rule id.</summary>
    public string EvaluationRuleId { get; init; } = "";

    /// <summary>Variable mapping override.</summary>
    public IReadOnlyList<PromptVariableMapping>? VariableMappingOverride { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
