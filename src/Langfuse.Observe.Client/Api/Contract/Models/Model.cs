using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>Model</c> of Langfuse's API.</summary>
public sealed record Model
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Model name.</summary>
    public string ModelName { get; init; } = "";

    /// <summary>Match pattern.</summary>
    public string MatchPattern { get; init; } = "";

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

    /// <summary>Tokenizer id.</summary>
    public string? TokenizerId { get; init; }

    /// <summary>Tokenizer config.</summary>
    public JsonElement TokenizerConfig { get; init; }

    /// <summary>Is langfuse managed.</summary>
    public bool IsLangfuseManaged { get; init; }

    /// <summary>Created at.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Prices.</summary>
    public IReadOnlyDictionary<string, ModelPrice> Prices { get; init; } = new Dictionary<string, ModelPrice>();

    /// <summary>Pricing tiers.</summary>
    public IReadOnlyList<PricingTier> PricingTiers { get; init; } = [];

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
