using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateModelRequest</c> of Langfuse's API.</summary>
public sealed record CreateModelRequest
{
    /// <summary>Model name.</summary>
    public required string ModelName { get; init; }

    /// <summary>Match pattern.</summary>
    public required string MatchPattern { get; init; }

    /// <summary>Start date.</summary>
    public DateTimeOffset? StartDate { get; init; }

    /// <summary>Unit.</summary>
    public ModelUsageUnit? Unit { get; init; }

    /// <summary>Input price.</summary>
    public double? InputPrice { get; init; }

    /// <summary>Output price.</summary>
    public double? OutputPrice { get; init; }

    /// <summary>Total price.</summary>
    public double? TotalPrice { get; init; }

    /// <summary>Pricing tiers.</summary>
    public IReadOnlyList<PricingTierInput>? PricingTiers { get; init; }

    /// <summary>Tokenizer id.</summary>
    public string? TokenizerId { get; init; }

    /// <summary>Tokenizer config.</summary>
    public JsonElement? TokenizerConfig { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
