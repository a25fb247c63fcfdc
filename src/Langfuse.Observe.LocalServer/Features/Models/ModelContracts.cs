using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.LocalServer.Features.Models;

/// <summary>The shape Model of the API.</summary>
internal sealed record ModelReply(
    string Id, string ModelName, string MatchPattern, string? StartDate, string? Unit, double? InputPrice, double? OutputPrice, double? TotalPrice, string? TokenizerId,
    JsonElement TokenizerConfig, bool IsLangfuseManaged, string CreatedAt, IReadOnlyDictionary<string, ModelPrice> Prices, IReadOnlyList<PricingTier> PricingTiers)
{
    public static ModelReply Of(PricedModel model)
    {
        var prices = model.Default?.Prices ?? new Dictionary<string, double>();
        return new ModelReply(
            model.Id, model.ModelName, model.MatchPattern, model.StartUs is { } start ? Micros.Iso(start) : null, model.Unit, Price(prices, "input"), Price(prices, "output"), Price(prices, "total"),
            model.TokenizerId, model.TokenizerConfig ?? JsonText.EmptyObject, model.IsBuiltIn, Micros.Iso(model.CreatedUs),
            prices.ToDictionary(price => price.Key, price => new ModelPrice(price.Value)), model.Tiers);
    }

    private static double? Price(IReadOnlyDictionary<string, double> prices, string kind) => prices.TryGetValue(kind, out var price) ? price : null;
}

internal sealed record ModelPrice(double Price);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PricedModel))]
[JsonSerializable(typeof(ModelReply))]
[JsonSerializable(typeof(PageReply<ModelReply>), TypeInfoPropertyName = "ModelPage")]
internal sealed partial class ModelJson : JsonSerializerContext;
