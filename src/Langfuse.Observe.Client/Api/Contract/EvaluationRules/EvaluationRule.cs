using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>EvaluationRule</c> of Langfuse's API.</summary>
public sealed record EvaluationRule
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Created by.</summary>
    public Creator? CreatedBy { get; init; }

    /// <summary>Enabled.</summary>
    public bool Enabled { get; init; }

    /// <summary>Sampling.</summary>
    public double Sampling { get; init; }

    /// <summary>Filter.</summary>
    public IReadOnlyList<EvaluationRuleFilter> Filter { get; init; } = [];

    /// <summary>Evaluator assignments.</summary>
    public IReadOnlyList<EvaluatorAssignment> EvaluatorAssignments { get; init; } = [];

    /// <summary>Created at.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Updated at.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
