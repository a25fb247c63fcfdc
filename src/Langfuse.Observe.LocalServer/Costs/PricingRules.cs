using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Langfuse.Observe.LocalServer.Features.Models;

namespace Langfuse.Observe.LocalServer.Costs;

/// <summary>Which prices hold, and which of them is that of a kind of usage.</summary>
internal static class PricingRules
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(50);

    /// <summary>The tier of the highest priority whose conditions on the usage all hold, else the default.</summary>
    public static PricingTier? TierFor(PricedModel model, JsonElement usage) =>
        model.Tiers.Where(tier => !tier.IsDefault).OrderBy(tier => tier.Priority).FirstOrDefault(tier => tier.Conditions.Count > 0 && tier.Conditions.All(condition => Holds(condition, usage)))
        ?? model.Default;

    /// <summary>The price of a kind: its own under any of its names, else that of its side. Totals have none unless they are priced.</summary>
    public static double? PriceOf(string kind, IReadOnlyDictionary<string, double> prices)
    {
        foreach (var name in UsageKinds.PricesFor(kind))
        {
            if (prices.TryGetValue(name, out var price))
            {
                return price;
            }
        }

        return null;
    }

    // {usageDetailPattern, operator, value}: over the sum of the kinds that match, such as more than 200,000 input tokens.
    private static bool Holds(JsonElement condition, JsonElement usage)
    {
        if (condition.Text("usageDetailPattern") is not { } pattern || !condition.TryGetProperty("value", out var value) || !value.TryGetDouble(out var bound))
        {
            return false;
        }

        var sum = usage.EnumerateObject().Where(kind => Matches(kind.Name, pattern)).Sum(kind => kind.Value.GetDouble());
        return condition.Text("operator") switch
        {
            "gt" => sum > bound,
            "gte" => sum >= bound,
            "lt" => sum < bound,
            "lte" => sum <= bound,
            "eq" => sum.ToString(CultureInfo.InvariantCulture) == bound.ToString(CultureInfo.InvariantCulture),
            "neq" => sum.ToString(CultureInfo.InvariantCulture) != bound.ToString(CultureInfo.InvariantCulture),
            _ => false,
        };
    }

    private static bool Matches(string kind, string pattern)
    {
        try
        {
            return Regex.IsMatch(kind, pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, s_patience);
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
