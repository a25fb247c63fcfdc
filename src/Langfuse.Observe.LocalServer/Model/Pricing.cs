using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.LocalServer.Model;

/// <summary>How the cost of an observation was computed; kept beside it, since prices change.</summary>
/// <param name="By">client: the program sent the cost. prices: usage times prices. tokens: only the usage is ours, no price is known.</param>
/// <param name="ModelId">The model whose prices were taken.</param>
/// <param name="Model">Its name.</param>
/// <param name="IsBuiltIn">The server brought it.</param>
/// <param name="TierId">Which of its tiers held.</param>
/// <param name="Tier">The name of the tier.</param>
/// <param name="Prices">US dollars for one unit, by kind of usage.</param>
/// <param name="Tokenizer">Counted the tokens here, because the program sent none.</param>
internal sealed record Pricing(
    string By, string? ModelId = null, string? Model = null, bool IsBuiltIn = false, string? TierId = null, string? Tier = null, IReadOnlyDictionary<string, double>? Prices = null,
    string? Tokenizer = null)
{
    /// <summary>The metadata of an observation whose tokens are an estimate, the programs' own too.</summary>
    public const string EstimateMark = "usage_estimated";

    public const string Client = "client";
    public const string Computed = "prices";
    public const string Counted = "tokens";

    /// <summary>What is stored, or null when nothing is or it is damaged.</summary>
    public static Pricing? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, PricingJson.Default.Pricing);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string Write() => JsonSerializer.Serialize(this, PricingJson.Default.Pricing);

    public double? Price(string kind) => Prices?.TryGetValue(kind, out var price) == true ? price : null;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Pricing))]
internal sealed partial class PricingJson : JsonSerializerContext;
