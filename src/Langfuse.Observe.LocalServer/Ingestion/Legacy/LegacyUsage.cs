using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Ingestion.Legacy;

/// <summary>Usage and cost of older events: the newer details where they are sent, else the older object.</summary>
internal static class LegacyUsage
{
    public static IReadOnlyDictionary<string, long>? Read(BodyReader body)
    {
        if (body.Object("usageDetails") is { } details)
        {
            return UsageReader.OfJson(details, []);
        }

        if (body.Object("usage") is not { } usage)
        {
            return null;
        }

        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        Add(counts, "input", usage, "input", "promptTokens", "prompt_tokens");
        Add(counts, "output", usage, "output", "completionTokens", "completion_tokens");
        Add(counts, "total", usage, "total", "totalTokens", "total_tokens");
        if (counts.Count > 0 && !counts.ContainsKey("total"))
        {
            counts["total"] = counts.Values.Aggregate(0L, Amounts.Add);
        }

        return counts;
    }

    public static IReadOnlyDictionary<string, double>? ReadCost(BodyReader body)
    {
        if (body.Object("costDetails") is { } details)
        {
            return CostReader.OfJson(details, []);
        }

        if (body.Object("usage") is not { } usage)
        {
            return null;
        }

        var cost = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, member) in ((string, string)[])[("input", "inputCost"), ("output", "outputCost"), ("total", "totalCost")])
        {
            if (usage.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number && Amounts.IsCost(value.GetDouble()))
            {
                cost[name] = value.GetDouble();
            }
        }

        return cost;
    }

    private static void Add(Dictionary<string, long> counts, string name, JsonElement usage, params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            if (usage.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) && Amounts.IsTokens(count))
            {
                counts[name] = count;
                return;
            }
        }
    }
}
