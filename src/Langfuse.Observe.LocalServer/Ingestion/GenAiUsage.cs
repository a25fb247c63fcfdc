using System.Globalization;
using Langfuse.Observe.LocalServer.Ingestion.Otlp;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Usage from the keys <c>gen_ai.usage.*</c> and <c>llm.token_count.*</c> (wire contract 1.9, generic rule).</summary>
internal static class GenAiUsage
{
    private static readonly string[] s_prefixes = ["gen_ai.usage.", "llm.token_count."];

    private static readonly (string Result, string[] Sources)[] s_rules =
    [
        ("input", ["prompt_tokens", "input_tokens", "prompt"]),
        ("output", ["completion_tokens", "output_tokens", "completion"]),
        ("total", ["total_tokens", "total"]),
        ("input_cached_tokens", ["cache_read.input_tokens", "cache_read_input_tokens", "cache_read_tokens", "details.cache_read_tokens", "details.cache_read_input_tokens", "prompt_details.cache_read", "input_cached_tokens"]),
        ("input_cache_creation", ["cache_creation.input_tokens", "cache_creation_input_tokens", "cache_write_tokens", "details.cache_write_tokens", "details.cache_creation_input_tokens", "prompt_details.cache_write", "input_cache_creation"]),
        ("output_reasoning_tokens", ["reasoning.output_tokens", "completion_details.reasoning"]),
        ("output_audio_tokens", ["completion_details.audio"]),
    ];

    public static Dictionary<string, long> Of(OtlpAttributes attributes)
    {
        var raw = Raw(attributes);
        var usage = new Dictionary<string, long>(StringComparer.Ordinal);
        if (raw.Count == 0)
        {
            return usage;
        }

        foreach (var (result, sources) in s_rules)
        {
            if (sources.FirstOrDefault(raw.ContainsKey) is { } source)
            {
                usage[result] = raw[source];
            }
        }
        foreach (var (key, count) in raw)
        {
            if (!s_rules.Any(rule => rule.Sources.Contains(key)))
            {
                usage[key.StartsWith("details.", StringComparison.Ordinal) ? key["details.".Length..] : key] = count;
            }
        }
        Subtract(usage, "input", "input_cached_tokens", "input_cache_creation");
        Subtract(usage, "output", "output_reasoning_tokens", "output_audio_tokens");
        return usage;
    }

    private static Dictionary<string, long> Raw(OtlpAttributes attributes)
    {
        var raw = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (key, value) in attributes)
        {
            foreach (var prefix in s_prefixes)
            {
                if (key.StartsWith(prefix, StringComparison.Ordinal) && key.Length > prefix.Length && key != "gen_ai.usage.cost" && raw.Count < Amounts.MaxKinds && Count(value) is { } count)
                {
                    raw[key[prefix.Length..]] = count;
                }
            }
        }
        return raw;
    }

    private static long? Count(OtlpValue value)
    {
        if (value.IsNumber)
        {
            return Amounts.IsTokens(value.Number) && Math.Floor(value.Number) == value.Number ? (long)value.Number : null;
        }

        return long.TryParse(value.TextOrNull, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && Amounts.IsTokens(parsed) ? parsed : null;
    }

    private static void Subtract(Dictionary<string, long> usage, string side, params ReadOnlySpan<string> parts)
    {
        if (!usage.TryGetValue(side, out var count))
        {
            return;
        }

        foreach (var part in parts)
        {
            count -= usage.GetValueOrDefault(part);
        }

        usage[side] = Math.Max(0, count);
    }
}
