using System.Globalization;
using System.Text.Json;
using Langfuse.Observe.LocalServer.Ingestion.Otlp;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Reads token usage (wire contract 1.9): Langfuse's own key first, else gen_ai and llm keys.</summary>
internal static class UsageReader
{
    public const string Key = "langfuse.observation.usage_details";

    private static readonly string[] s_completionKeys = ["prompt_tokens", "completion_tokens", "total_tokens"];
    private static readonly string[] s_responseKeys = ["input_tokens", "output_tokens", "total_tokens"];

    /// <param name="attributes">Of the span.</param>
    /// <param name="dropped">Entries that Langfuse drops without a word, such as fractions and negative numbers.</param>
    public static Dictionary<string, long> Of(OtlpAttributes attributes, out List<string> dropped)
    {
        dropped = [];
        if (IsAgentStep(attributes))
        {
            return [];
        }

        using var document = JsonText.TryParse(attributes.FirstText(Key));
        return document?.RootElement.ValueKind == JsonValueKind.Object
            ? OfJson(document.RootElement, dropped)
            : WithTotal(GenAiUsage.Of(attributes) is { Count: > 0 } usage ? usage : OfEmbedding(attributes));
    }

    // The ai package counts an embedding under a key of its own, on the call and again on what surrounds it.
    private static Dictionary<string, long> OfEmbedding(OtlpAttributes attributes) =>
        attributes.FirstText("ai.operationId")?.Contains("doEmbed", StringComparison.Ordinal) == true
        && attributes.TryFirst(out _, out var tokens, "ai.usage.tokens") && tokens.IsNumber && Amounts.IsTokens(tokens.Number)
            ? new(StringComparer.Ordinal) { ["input"] = (long)tokens.Number }
            : [];

    /// <summary>Usage from an object of counts by kind, or in one of the shapes of OpenAI.</summary>
    public static Dictionary<string, long> OfJson(JsonElement json, List<string> dropped) => WithTotal(FromDetails(json, dropped));

    private static Dictionary<string, long> WithTotal(Dictionary<string, long> usage)
    {
        if (usage.Count > 0 && !usage.ContainsKey("total"))
        {
            usage["total"] = usage.Values.Aggregate(0L, Amounts.Add);
        }

        return usage;
    }

    /// <summary>Spans of an agent's run carry sums of their children, so Langfuse takes neither usage, cost nor model from them.</summary>
    public static bool IsAgentStep(OtlpAttributes attributes) =>
        attributes.FirstText("gen_ai.operation.name") is "invoke_agent" or "agent_step";

    private static Dictionary<string, long> FromDetails(JsonElement json, List<string> dropped) =>
        Strict(json, s_completionKeys, "prompt_tokens_details", "completion_tokens_details")
        ?? Strict(json, s_responseKeys, "input_tokens_details", "output_tokens_details")
        ?? AsNamed(json, dropped);

    private static Dictionary<string, long> AsNamed(JsonElement json, List<string> dropped)
    {
        var usage = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (Count(property.Value) is { } count && usage.Count < Amounts.MaxKinds)
            {
                usage[property.Name] = count;
            }
            else if (dropped.Count < Amounts.MaxKinds)
            {
                dropped.Add($"{property.Name}={property.Value.GetRawText()}");
            }
        }
        return usage;
    }

    // The shapes of OpenAI: exactly these keys, details taken out of their sums.
    private static Dictionary<string, long>? Strict(JsonElement json, string[] required, string inputDetails, string outputDetails)
    {
        if (json.EnumerateObject().Any(property => !required.Contains(property.Name) && property.Name != inputDetails && property.Name != outputDetails))
        {
            return null;
        }

        var counts = new long[3];
        for (var index = 0; index < 3; index++)
        {
            if (!json.TryGetProperty(required[index], out var value) || value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out counts[index]) || !Amounts.IsTokens(counts[index]))
            {
                return null;
            }
        }
        var usage = new Dictionary<string, long>(StringComparer.Ordinal) { ["input"] = counts[0], ["output"] = counts[1], ["total"] = counts[2] };
        return Details(usage, json, inputDetails, "input") && Details(usage, json, outputDetails, "output") ? usage : null;
    }

    private static bool Details(Dictionary<string, long> usage, JsonElement json, string name, string side)
    {
        if (!json.TryGetProperty(name, out var details) || details.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (details.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var detail in details.EnumerateObject().Take(Amounts.MaxKinds))
        {
            if (detail.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (Count(detail.Value) is not { } count)
            {
                return false;
            }

            usage[$"{side}_{detail.Name}"] = count;
            usage[side] = Math.Max(0, usage[side] - count);
        }
        return true;
    }

    private static long? Count(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            return value.TryGetInt64(out var number) ? Within(number) : WholeDouble(value);
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            var digits = new string([.. value.GetString()!.TrimStart().TakeWhile(char.IsAsciiDigit)]);
            return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? Within(parsed) : null;
        }
        return null;
    }

    // 12.0 is an integer in JavaScript.
    private static long? WholeDouble(JsonElement value) =>
        value.TryGetDouble(out var real) && Amounts.IsTokens(real) && Math.Floor(real) == real ? (long)real : null;

    private static long? Within(long count) => Amounts.IsTokens(count) ? count : null;
}
