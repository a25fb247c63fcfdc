using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>EvaluatorOutputDefinition</c> of Langfuse's API.</summary>
public sealed record EvaluatorOutputDefinition
{
    /// <summary>Data type.</summary>
    public required EvaluatorOutputScoreType DataType { get; init; }

    /// <summary>Score reasoning instructions.</summary>
    public string? ScoreReasoningInstructions { get; init; }

    /// <summary>Score value instructions.</summary>
    public string? ScoreValueInstructions { get; init; }

    /// <summary>Min value.</summary>
    public double? MinValue { get; init; }

    /// <summary>Max value.</summary>
    public double? MaxValue { get; init; }

    /// <summary>Categories.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>Should allow multiple matches.</summary>
    public bool? ShouldAllowMultipleMatches { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
