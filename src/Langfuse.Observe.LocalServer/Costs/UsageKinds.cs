namespace Langfuse.Observe.LocalServer.Costs;

/// <summary>The names under which providers and SDKs send the same kind of usage.</summary>
internal static class UsageKinds
{
    private static readonly Dictionary<string, string> s_usual = new(StringComparer.Ordinal)
    {
        ["input_tokens"] = "input",
        ["prompt_tokens"] = "input",
        ["output_tokens"] = "output",
        ["completion_tokens"] = "output",
        ["input_cached"] = "input_cached_tokens",
        ["input_cache_read"] = "input_cached_tokens",
        ["input_cache_read_tokens"] = "input_cached_tokens",
        ["cache_read_input_tokens"] = "input_cached_tokens",
        ["input_cache_write"] = "input_cache_creation",
        ["input_cache_write_tokens"] = "input_cache_creation",
        ["input_cache_creation_tokens"] = "input_cache_creation",
        ["cache_creation_input_tokens"] = "input_cache_creation",
        ["input_cache_creation_5m"] = "input_cache_creation",
        ["input_audio_tokens"] = "input_audio",
        ["input_cached_audio_tokens"] = "input_cached_audio",
        ["output_audio_tokens"] = "output_audio",
        ["output_reasoning_tokens"] = "output_reasoning",
    };

    // Where a kind has no price, that of the next one holds: what was written for an hour was at least written.
    private static readonly Dictionary<string, string> s_wider = new(StringComparer.Ordinal)
    {
        ["input_cache_creation_1h"] = "input_cache_creation",
        ["input_cached_audio"] = "input_cached_tokens",
    };

    /// <summary>The kind's name, then the names whose price holds when it has none, down to its side.</summary>
    public static IEnumerable<string> PricesFor(string kind)
    {
        yield return kind;
        var usual = s_usual.GetValueOrDefault(kind, kind);
        if (usual != kind)
        {
            yield return usual;
        }

        // An own price list may use any of the names.
        foreach (var (other, same) in s_usual)
        {
            if (same == usual && other != kind)
            {
                yield return other;
            }
        }

        if (s_wider.TryGetValue(usual, out var wider))
        {
            yield return wider;
        }

        if (usual.StartsWith("input_", StringComparison.Ordinal))
        {
            yield return "input";
        }
        else if (usual.StartsWith("output_", StringComparison.Ordinal))
        {
            yield return "output";
        }
    }
}
