using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateEvaluationRuleRequest</c> of Langfuse's API.</summary>
public sealed record CreateEvaluationRuleRequest
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Enabled.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Sampling.</summary>
    public double? Sampling { get; init; }

    /// <summary>Filter.</summary>
    public IReadOnlyList<EvaluationRuleFilter>? Filter { get; init; }

    /// <summary>Evaluator assignments.</summary>
    public required IReadOnlyList<EvaluatorAssignment> EvaluatorAssignments { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
