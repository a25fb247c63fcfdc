using System.Text.Json;
using Langfuse.Observe.LocalServer.Ingestion.Otlp;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Reads the cost the client sent (wire contract 1.9), in US dollars.</summary>
internal static class CostReader
{
    public static Dictionary<string, double> Of(OtlpAttributes attributes)
    {
        if (UsageReader.IsAgentStep(attributes))
        {
            return [];
        }

        using var document = JsonText.TryParse(attributes.FirstText("langfuse.observation.cost_details"));
        if (document?.RootElement.ValueKind == JsonValueKind.Object)
        {
            return FromDetails(document.RootElement);
        }

        return attributes.TryFirst(out _, out var total, "gen_ai.usage.cost", "llm.cost.total") && total.IsNumber
            ? new Dictionary<string, double> { ["total"] = total.Number }
            : [];
    }

    private static Dictionary<string, double> FromDetails(JsonElement json)
    {
        var cost = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Number)
            {
                cost[property.Name] = property.Value.GetDouble();
            }
        }
        // A total is made only when nothing but input and output was given.
        if (cost.Count > 0 && !cost.ContainsKey("total") && cost.Keys.All(key => key is "input" or "output"))
        {
            cost["total"] = cost.Values.Sum();
        }

        return cost;
    }
}
