using System.Text.Json;
using System.Text.RegularExpressions;

namespace Langfuse.Observe.LocalServer.Features.Models;

/// <summary>Reads models (wire contract 2.3, Models).</summary>
internal static class ModelBody
{
    private const int MaxPriority = 999;
    private const string DefaultTier = "Standard";
    private static readonly string[] s_units = ["CHARACTERS", "TOKENS", "MILLISECONDS", "SECONDS", "IMAGES", "REQUESTS"];

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static PricedModel Read(BodyReader body, string id, long createdUs)
    {
        var tiers = ReadTiers(body);
        var model = new PricedModel(
            id, body.RequiredText("modelName"), body.RequiredText("matchPattern"), body.TimeUs("startDate"), body.Choice("unit", s_units), tiers, body.Text("tokenizerId"), body.Json("tokenizerConfig"),
            IsBuiltIn: false, createdUs);
        if (model.MatchPattern.Length > 0 && ModelPattern.Defect(model.MatchPattern) is { } defect)
        {
            body.Issues.Add($"matchPattern: {defect}");
        }

        body.Check();
        return model;
    }

    private static List<PricingTier> ReadTiers(BodyReader body)
    {
        var (input, output, total) = (Price(body, "inputPrice"), Price(body, "outputPrice"), Price(body, "totalPrice"));
        var isFlat = (input ?? output ?? total) is not null;
        if (body.Objects("pricingTiers") is { } given)
        {
            if (isFlat)
            {
                body.Issues.Add("pricingTiers: or inputPrice, outputPrice, totalPrice; not both");
            }

            return Checked(body, [.. given.Select(ReadTier)]);
        }

        if (!isFlat)
        {
            body.Issues.Add("inputPrice, outputPrice, totalPrice or pricingTiers: at least one price is required");
        }

        if (total is not null && (input ?? output) is not null)
        {
            body.Issues.Add("totalPrice: stands alone, without inputPrice and outputPrice");
        }

        var prices = new Dictionary<string, double>();
        foreach (var (kind, price) in ((string, double?)[])[("input", input), ("output", output), ("total", total)])
        {
            if (price is { } amount)
            {
                prices[kind] = amount;
            }
        }

        return [new PricingTier("default", DefaultTier, IsDefault: true, 0, [], prices)];
    }

    private static PricingTier ReadTier(BodyReader tier) => new(
        Guid.NewGuid().ToString(), tier.RequiredText("name"), tier.Flag("isDefault") ?? false, tier.Whole("priority", 0, MaxPriority) ?? 0,
        tier.Json("conditions") is { ValueKind: JsonValueKind.Array } conditions ? [.. conditions.EnumerateArray()] : [], ReadPrices(tier));

    private static Dictionary<string, double> ReadPrices(BodyReader tier)
    {
        var prices = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var price in tier.Object("prices")?.EnumerateObject() ?? default)
        {
            if (price.Value.ValueKind == JsonValueKind.Number && price.Value.GetDouble() is >= 0 and <= Amounts.MaxCost and var amount && prices.Count < Amounts.MaxKinds)
            {
                prices[price.Name] = amount;
            }
            else
            {
                tier.Issues.Add($"pricingTiers: the price of '{price.Name}' must be a number of US dollars per unit, from 0");
            }
        }

        return prices;
    }

    private static List<PricingTier> Checked(BodyReader body, List<PricingTier> tiers)
    {
        if (tiers.Count(tier => tier.IsDefault) != 1 || tiers.Any(tier => tier.IsDefault && (tier.Priority != 0 || tier.Conditions.Count > 0)))
        {
            body.Issues.Add("pricingTiers: exactly one is the default, with priority 0 and without conditions");
        }

        if (tiers.DistinctBy(tier => tier.Name).Count() < tiers.Count || tiers.DistinctBy(tier => tier.Priority).Count() < tiers.Count)
        {
            body.Issues.Add("pricingTiers: names and priorities must each be there once");
        }

        return tiers;
    }

    private static double? Price(BodyReader body, string name)
    {
        var price = body.Number(name);
        if (price is < 0 or > Amounts.MaxCost)
        {
            body.Issues.Add($"{name}: must be a number of US dollars per unit, from 0");
        }

        return price;
    }
}
