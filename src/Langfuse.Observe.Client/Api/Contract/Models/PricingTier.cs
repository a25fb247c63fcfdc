using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>PricingTier</c> of Langfuse's API.</summary>
public sealed record PricingTier
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Is default.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Priority.</summary>
    public int Priority { get; init; }

    /// <summary>Conditions.</summary>
    public IReadOnlyList<PricingTierCondition> Conditions { get; init; } = [];

    /// <summary>Prices.</summary>
    public IReadOnlyDictionary<string, double> Prices { get; init; } = new Dictionary<string, double>();

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
