using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Models;

namespace Langfuse.Observe.LocalServer.Costs;

/// <summary>Computes what an observation cost from its usage and the prices of its model. A cost that the client sent stands.</summary>
internal sealed class CostCalculator(ModelLibrary models)
{
    public void Apply(string projectId, Observation row)
    {
        if (row.Model is null || row.Usage is null || row.Cost is not null || models.Match(projectId, row.Model, row.StartUs) is not { } model)
        {
            return;
        }

        using var usage = JsonText.TryParse(row.Usage);
        if (usage?.RootElement.ValueKind == JsonValueKind.Object && PricingRules.TierFor(model, usage.RootElement) is { } tier)
        {
            row.SetCost(Cost(usage.RootElement, tier.Prices));
        }
    }

    // In decimals: prices are given in them, and a sum of many tiny amounts is then exact.
    private static Dictionary<string, double> Cost(JsonElement usage, IReadOnlyDictionary<string, double> prices)
    {
        var cost = new Dictionary<string, double>(StringComparer.Ordinal);
        var total = 0m;
        foreach (var kind in usage.EnumerateObject())
        {
            if (PricingRules.PriceOf(kind.Name, prices) is { } price && kind.Value.TryGetInt64(out var count))
            {
                var amount = (decimal)price * count;
                total += amount;
                cost[kind.Name] = (double)amount;
            }
        }

        if (cost.Count > 0 && !cost.ContainsKey("total"))
        {
            cost["total"] = (double)total;
        }

        return cost.Values.All(Amounts.IsCost) ? cost : [];
    }
}
