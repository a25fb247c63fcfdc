using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>UpdateEvaluationRuleRequest</c> of Langfuse's API.</summary>
public sealed record UpdateEvaluationRuleRequest
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Enabled.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Sampling.</summary>
    public double? Sampling { get; init; }

    /// <summary>Filter.</summary>
    public IReadOnlyList<EvaluationRuleFilter>? Filter { get; init; }

    /// <summary>Evaluator assignments.</summary>
    public IReadOnlyList<EvaluatorAssignment>? EvaluatorAssignments { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
