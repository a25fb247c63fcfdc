using System.Globalization;
using System.Text.Json;
using Langfuse.Observe.LocalServer.Ingestion.Otlp;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Reads the cost the client sent (wire contract 1.9), in US dollars.</summary>
internal static class CostReader
{
    /// <param name="attributes">Of the span.</param>
    /// <param name="dropped">Entries that are no amounts: not finite, or beyond <see cref="Amounts.MaxCost"/>.</param>
    public static Dictionary<string, double> Of(OtlpAttributes attributes, out List<string> dropped)
    {
        dropped = [];
        if (UsageReader.IsAgentStep(attributes))
        {
            return [];
        }

        using var document = JsonText.TryParse(attributes.FirstText("langfuse.observation.cost_details"));
        if (document?.RootElement.ValueKind == JsonValueKind.Object)
        {
            return OfJson(document.RootElement, dropped);
        }

        var cost = new Dictionary<string, double>(StringComparer.Ordinal);
        if (attributes.TryFirst(out var key, out var total, "gen_ai.usage.cost", "llm.cost.total") && total.IsNumber)
        {
            Add(cost, "total", total.Number, key, dropped);
        }

        return cost;
    }

    /// <summary>Cost from an object of amounts by kind.</summary>
    public static Dictionary<string, double> OfJson(JsonElement json, List<string> dropped)
    {
        var cost = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Number)
            {
                Add(cost, property.Name, property.Value.GetDouble(), property.Name, dropped);
            }
        }

        // A total is made only when nothing but input and output was given.
        if (cost.Count > 0 && !cost.ContainsKey("total") && cost.Keys.All(key => key is "input" or "output"))
        {
            cost["total"] = cost.Values.Sum();
        }

        return cost;
    }

    private static void Add(Dictionary<string, double> cost, string name, double amount, string source, List<string> dropped)
    {
        if (Amounts.IsCost(amount) && cost.Count < Amounts.MaxKinds)
        {
            cost[name] = amount;
        }
        else if (dropped.Count < Amounts.MaxKinds)
        {
            dropped.Add($"{source}={amount.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
