using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>PricingTierCondition</c> of Langfuse's API.</summary>
public sealed record PricingTierCondition
{
    /// <summary>Usage detail pattern.</summary>
    public string? UsageDetailPattern { get; init; }

    /// <summary>Operator.</summary>
    public required string Operator { get; init; }

    /// <summary>Value.</summary>
    public double? Value { get; init; }

    /// <summary>Case sensitive.</summary>
    public bool? CaseSensitive { get; init; }

    /// <summary>Source.</summary>
    public PricingTierAttributeSource? Source { get; init; }

    /// <summary>Key.</summary>
    public string? Key { get; init; }

    /// <summary>Values.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
