using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Models;

namespace Langfuse.Observe.LocalServer.Costs;

/// <summary>Computes what an observation cost from its usage and the prices of its model, and notes how. A cost that the client sent stands.</summary>
internal sealed class CostCalculator(ModelLibrary models, TokenCounter tokens, ICostStore store)
{
    /// <param name="projectId">The project.</param>
    /// <param name="row">The observation, as it is to be stored.</param>
    /// <param name="together">What is stored with it.</param>
    public void Apply(string projectId, Observation row, IReadOnlyList<Observation>? together = null)
    {
        var earlier = Pricing.Read(row.Pricing);
        if (row.Cost is not null && earlier is not { By: Pricing.Computed })
        {
            row.Pricing ??= new Pricing(Pricing.Client).Write();
            return;
        }

        if (row.Model is null || models.Match(projectId, row.Model, row.StartUs) is not { } model)
        {
            // A price that is gone is no price: what was computed with it goes too.
            Clear(row, earlier);
            return;
        }

        var tokenizer = Count(projectId, row, model, earlier, together);
        using var usage = JsonText.TryParse(row.Usage);
        if (usage?.RootElement.ValueKind == JsonValueKind.Object && PricingRules.TierFor(model, usage.RootElement) is { } tier && Cost(usage.RootElement, tier.Prices) is { Count: > 0 } cost)
        {
            row.SetCost(cost);
            row.Pricing = new Pricing(Pricing.Computed, model.Id, model.ModelName, model.IsBuiltIn, tier.Id, tier.Name, tier.Prices, tokenizer).Write();
        }
        else
        {
            Clear(row, earlier);
            row.Pricing = tokenizer is null ? null : new Pricing(Pricing.Counted, Tokenizer: tokenizer).Write();
        }
    }

    private string? Count(string projectId, Observation row, PricedModel model, Pricing? earlier, IReadOnlyList<Observation>? together)
    {
        var isOurs = earlier?.Tokenizer is not null;
        if (!tokens.CanCount(row, model, isOurs))
        {
            return null;
        }

        if (store.Outline(projectId, row.TraceId) is { } trace && !CallsAround.Exist(row, trace.Concat(together?.Where(other => other.TraceId == row.TraceId) ?? [])))
        {
            return TokenCounter.Count(row, model);
        }

        if (isOurs)
        {
            row.SetUsage(new Dictionary<string, long>());
            row.Metadata = JsonMerge.Without(row.Metadata, Pricing.EstimateMark);
        }

        return null;
    }

    private static void Clear(Observation row, Pricing? earlier)
    {
        if (earlier?.By == Pricing.Computed)
        {
            row.SetCost(new Dictionary<string, double>());
            row.Pricing = earlier.Tokenizer is null ? null : new Pricing(Pricing.Counted, Tokenizer: earlier.Tokenizer).Write();
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
