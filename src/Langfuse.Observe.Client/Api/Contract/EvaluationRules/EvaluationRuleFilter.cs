using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>EvaluationRuleFilter</c> of Langfuse's API.</summary>
public sealed record EvaluationRuleFilter
{
    /// <summary>Type.</summary>
    public required string Type { get; init; }

    /// <summary>Column.</summary>
    public required string Column { get; init; }

    /// <summary>Operator.</summary>
    public required string Operator { get; init; }

    /// <summary>Value.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Key.</summary>
    public string? Key { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
