using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>PricingTierInput</c> of Langfuse's API.</summary>
public sealed record PricingTierInput
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Is default.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Priority.</summary>
    public required int Priority { get; init; }

    /// <summary>Conditions.</summary>
    public required IReadOnlyList<PricingTierCondition> Conditions { get; init; }

    /// <summary>Prices.</summary>
    public required IReadOnlyDictionary<string, double> Prices { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
